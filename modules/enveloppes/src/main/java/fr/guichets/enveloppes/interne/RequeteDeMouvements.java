package fr.guichets.enveloppes.interne;

import fr.guichets.enveloppes.CriteresDeMouvements;
import fr.guichets.enveloppes.MouvementsListes;
import fr.guichets.enveloppes.Tranche;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of movements: filters, sort and page. */
final class RequeteDeMouvements {

    private static final String AVEC_ACCENTS = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ";
    private static final String SANS_ACCENT = "aaaaaaceeeeiiiinooooouuuuyy";
    private static final Map<CriteresDeMouvements.Tri, String> TRIS = Map.of(
            CriteresDeMouvements.Tri.LE, "m.le",
            CriteresDeMouvements.Tri.MONTANT, "m.montant",
            CriteresDeMouvements.Tri.DOSSIER, "m.dossier");

    private final CriteresDeMouvements criteres;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parametres = new HashMap<>();

    RequeteDeMouvements(CriteresDeMouvements criteres, ZoneId fuseau) {
        this.criteres = criteres;
        if (!criteres.tranches().isEmpty()) {
            et(
                    "m.tranche in :tranches",
                    "tranches",
                    criteres.tranches().stream().map(Tranche::code).collect(Collectors.toSet()));
        }
        if (!criteres.natures().isEmpty()) {
            et("m.nature in :natures", "natures", criteres.natures());
        }
        et("m.dossier = :dossier", "dossier", criteres.dossier());
        et("m.le >= :du", "du", debut(criteres.du(), 0, fuseau));
        et("m.le < :fin", "fin", debut(criteres.au(), 1, fuseau));
        chercherAuteur();
    }

    private void chercherAuteur() {
        if (criteres.auteur() == null) {
            return;
        }
        String[] mots = normaliser(criteres.auteur()).split(" ");
        for (int i = 0; i < mots.length; i++) {
            et(
                    "translate(lower(m.auteurNom), '" + AVEC_ACCENTS + "', '" + SANS_ACCENT + "') like :mot" + i
                            + " escape '!'",
                    "mot" + i,
                    "%" + mots[i].replaceAll("([!%_])", "!$1") + "%");
        }
    }

    private static String normaliser(String texte) {
        return Normalizer.normalize(texte, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    private void et(String condition, String nom, Object valeur) {
        if (valeur != null) {
            conditions.add(condition);
            parametres.put(nom, valeur);
        }
    }

    private static Object debut(LocalDate jour, int plus, ZoneId fuseau) {
        return jour == null ? null : jour.plusDays(plus).atStartOfDay(fuseau).toInstant();
    }

    MouvementsListes lire(EntityManager em) {
        String ou = " from MouvementEnregistre m"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
        var total = em.createQuery("select count(m)" + ou, Long.class);
        var lignes = em.createQuery("select m" + ou + " order by " + ordre(), MouvementEnregistre.class)
                .setFirstResult(Math.multiplyExact(criteres.page(), criteres.taille()))
                .setMaxResults(criteres.taille());
        for (Query requete : List.of(total, lignes)) {
            parametres.forEach(requete::setParameter);
        }
        return new MouvementsListes(
                lignes.getResultStream().map(MouvementEnregistre::mouvement).toList(),
                Math.toIntExact(total.getSingleResult()),
                criteres.page(),
                criteres.taille());
    }

    /** What comes from the national level has no dossier: last, whatever the order. */
    private String ordre() {
        String sens = criteres.descendant() ? " desc" : "";
        return TRIS.get(criteres.tri()) + sens + " nulls last, m.tranche" + sens + ", m.rang" + sens;
    }
}
