package fr.guichets.programmation.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.AvisRendu;
import fr.guichets.programmation.regles.Proposition;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads opinions against the lines of their relevé, and tells every wrong field at once. */
public final class LectureDesAvis {

    private static final Typographie FR = new Typographie();
    private static final int RANG_MAXIMUM = 9_999;

    /** @param rang null unless in the liste complémentaire */
    public record Lu(String dossier, Avis avis, Montant montant, String motif, Integer rang) {}

    private final Map<String, LigneFigee> lignes;
    private final Function<String, Reglement> regles;
    private final List<Erreur> erreurs = new ArrayList<>();

    /**
     * @param lignes those that are in the relevé, by number
     * @param regles by number of their version
     */
    public LectureDesAvis(Map<String, LigneFigee> lignes, Function<String, Reglement> regles) {
        this.lignes = lignes;
        this.regles = regles;
    }

    /**
     * @throws ChampsInvalides naming every wrong field: {@code avis[2].montant}
     * @throws ModifieEntreTemps when a line is no more at the version that was read
     */
    public List<Lu> lire(List<AvisRendu> rendus) {
        List<Lu> lus = new ArrayList<>();
        Set<String> nommes = new HashSet<>();
        for (int i = 0; i < rendus.size(); i++) {
            AvisRendu rendu = rendus.get(i);
            String champ = "avis[" + i + "]";
            LigneFigee ligne = lignes.get(rendu.dossier());
            if (ligne == null) {
                refuser(champ + ".dossier", "DOSSIER_HORS_RELEVE", "Ce dossier n'est pas dans ce relevé.");
            } else if (!nommes.add(rendu.dossier())) {
                refuser(champ + ".dossier", "DOSSIER_EN_DOUBLE", "Un avis est déjà donné plus haut pour ce dossier.");
            } else if (rendu.avis() == null) {
                refuser(champ + ".avis", "OBLIGATOIRE", "Choisissez un avis.");
            } else {
                lus.add(lire(rendu, ligne, champ));
            }
        }
        List<Lu> ranges = ranger(rendus, lus);
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        Optional<AvisRendu> depasse = rendus.stream().filter(this::depasse).findFirst();
        if (depasse.isPresent()) {
            throw new ModifieEntreTemps("l'avis sur le dossier " + depasse.get().dossier());
        }
        return ranges;
    }

    private boolean depasse(AvisRendu rendu) {
        return rendu.version() != null
                && rendu.version() != lignes.get(rendu.dossier()).version();
    }

    private Lu lire(AvisRendu rendu, LigneFigee ligne, String champ) {
        String motif = Motifs.lire(champ + ".motif", rendu.motif(), erreurs);
        Montant montant = !Proposition.porteUnMontant(rendu.avis())
                ? Montant.ZERO
                : rendu.montant() == null ? ligne.maximum() : rendu.montant();
        for (Proposition.Defaut defaut : Proposition.defauts(
                rendu.avis(),
                montant,
                motif,
                ligne.maximum(),
                ligne.plafond(),
                regles.apply(ligne.versionReglement()).attribution())) {
            switch (defaut) {
                case AUCUNE_AIDE_POSSIBLE ->
                    refuser(
                            champ + ".montant",
                            defaut.name(),
                            "Les règles ne permettent aucune aide à ce projet\u00a0: donnez un avis défavorable, ou"
                                    + " ajournez-le.");
                case MONTANT_NUL -> refuser(champ + ".montant", defaut.name(), "Donnez un montant supérieur à 0.");
                case MONTANT_AU_DESSUS_DU_PLAFOND ->
                    refuser(
                            champ + ".montant",
                            defaut.name(),
                            "Donnez au plus " + FR.montant(ligne.plafond())
                                    + "\u00a0: c'est ce que le coût éligible, les aides obtenues et les règles permettent.");
                case MONTANT_PARTIEL ->
                    refuser(
                            champ + ".montant",
                            defaut.name(),
                            "Ce guichet donne l'aide possible ou rien\u00a0: donnez " + FR.montant(ligne.maximum())
                                    + ", ou un avis défavorable.");
                case MOTIF_OBLIGATOIRE ->
                    refuser(
                            champ + ".motif",
                            defaut.name(),
                            rendu.avis() == Avis.AJOURNE
                                    ? "Dites pourquoi le dossier est ajourné."
                                    : "Dites pourquoi l'avis est défavorable.");
                case MOTIF_DU_MONTANT_OBLIGATOIRE ->
                    refuser(
                            champ + ".motif",
                            defaut.name(),
                            "Dites pourquoi le montant n'est pas l'aide possible, " + FR.montant(ligne.maximum())
                                    + ".");
            }
        }
        return new Lu(rendu.dossier(), rendu.avis(), montant, motif, rang(rendu, champ));
    }

    private Integer rang(AvisRendu rendu, String champ) {
        if (rendu.avis() != Avis.LISTE_COMPLEMENTAIRE) {
            return null;
        }
        if (rendu.rang() != null && (rendu.rang() < 1 || rendu.rang() > RANG_MAXIMUM)) {
            refuser(champ + ".rang", "RANG_INVALIDE", "Donnez un rang à partir de 1.");
        }
        return rendu.rang();
    }

    /** Gives the next ranks to those that have none; two dossiers never share one. */
    private List<Lu> ranger(List<AvisRendu> rendus, List<Lu> lus) {
        Map<Integer, String> places = new HashMap<>();
        Set<String> relus = new HashSet<>();
        lus.forEach(lu -> relus.add(lu.dossier()));
        lignes.values().stream()
                .filter(ligne -> ligne.rang() != null && !relus.contains(ligne.dossier()))
                .forEach(ligne -> places.put(ligne.rang(), ligne.dossier()));
        for (int i = 0; i < rendus.size(); i++) {
            AvisRendu rendu = rendus.get(i);
            if (rendu.avis() == Avis.LISTE_COMPLEMENTAIRE && rendu.rang() != null) {
                String occupe = places.putIfAbsent(rendu.rang(), rendu.dossier());
                if (occupe != null && !occupe.equals(rendu.dossier())) {
                    refuser(
                            "avis[" + i + "].rang",
                            "RANG_EN_DOUBLE",
                            "Le rang " + rendu.rang() + " est déjà celui du dossier " + occupe + ".");
                }
            }
        }
        List<Lu> ranges = new ArrayList<>();
        int suivant = places.keySet().stream().max(Integer::compare).orElse(0) + 1;
        for (Lu lu : lus) {
            boolean sansRang = lu.avis() == Avis.LISTE_COMPLEMENTAIRE && lu.rang() == null;
            Integer garde = lignes.get(lu.dossier()).rang();
            if (sansRang && garde != null && !places.containsKey(garde)) {
                places.put(garde, lu.dossier());
                ranges.add(new Lu(lu.dossier(), lu.avis(), lu.montant(), lu.motif(), garde));
            } else {
                ranges.add(sansRang ? new Lu(lu.dossier(), lu.avis(), lu.montant(), lu.motif(), suivant++) : lu);
            }
        }
        return ranges;
    }

    private void refuser(String champ, String code, String message) {
        erreurs.add(new Erreur(champ, code, message));
    }
}
