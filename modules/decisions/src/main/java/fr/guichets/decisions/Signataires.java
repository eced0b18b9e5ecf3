package fr.guichets.decisions;

import fr.guichets.decisions.interne.Calendrier;
import fr.guichets.decisions.interne.RegistreSignataires;
import fr.guichets.decisions.interne.SignataireInscrit;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who signs the acts of the current guichet, and from when to when. */
@ApplicationScoped
@Transactional
@Reserve(Role.ADMINISTRATEUR)
public class Signataires {

    private static final int LONGUEUR_MAXIMALE = 300;

    @Inject
    RegistreSignataires registre;

    @Inject
    Calendrier calendrier;

    @Inject
    Journal journal;

    /** Those whom nothing ends first. */
    @Reserve({Role.ADMINISTRATEUR, Role.INSTRUCTEUR, Role.SIGNATAIRE})
    public List<Signataire> lister() {
        return registre.tous();
    }

    /**
     * @param compte identifier of the account, null or empty for who signs on paper only
     * @param delegation null or empty for the authority itself
     * @param au null as long as nothing ends it
     * @throws ChampsInvalides naming nom, qualite, delegation, compte, du, au
     * @throws fr.guichets.socle.OperationInvalide SIGNATAIRE_EN_DOUBLE when the account already signs on one of these days
     */
    public Signataire inscrire(
            String nom, String qualite, String delegation, String compte, LocalDate du, LocalDate au) {
        List<Erreur> erreurs = new ArrayList<>();
        Signataire lu = new Signataire(
                0,
                0,
                exiger("nom", nom, "Écrivez le nom, tel que l'acte le portera.", erreurs),
                exiger("qualite", qualite, "Écrivez la qualité\u00a0: préfet, secrétaire générale…", erreurs),
                facultatif("delegation", delegation, erreurs),
                facultatif("compte", compte, erreurs),
                du,
                au);
        if (du == null) {
            erreurs.add(new Erreur("du", "OBLIGATOIRE", "Donnez le premier jour."));
        } else if (au != null && au.isBefore(du)) {
            erreurs.add(new Erreur("au", "DATE_INVALIDE", "Le dernier jour vient après le premier."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        Signataire inscrit = registre.ajouter(new SignataireInscrit(
                lu, calendrier.maintenant(), Acteur.courant().nom()));
        journal.consigner(objet(inscrit), "INSCRIT", null, faits(inscrit));
        return inscrit;
    }

    /**
     * The last day on which she may sign; what is signed stays so.
     *
     * @throws ChampsInvalides naming au
     */
    public Signataire finir(long id, Long version, LocalDate au) {
        Signataire connu = registre.lire(id).orElseThrow(() -> new Introuvable("Ce signataire n'existe pas ici."));
        if (au == null || au.isBefore(connu.du())) {
            throw new ChampsInvalides(
                    List.of(new Erreur("au", "DATE_INVALIDE", "Donnez le dernier jour, à partir du premier.")));
        }
        Signataire fini = registre.finir(id, version, au);
        journal.consigner(objet(fini), "FINI", faits(connu), faits(fini));
        return fini;
    }

    private static String objet(Signataire signataire) {
        return "signataire/" + signataire.id();
    }

    private static Map<String, Object> faits(Signataire signataire) {
        Map<String, Object> faits = new LinkedHashMap<>();
        faits.put("nom", signataire.nom());
        faits.put("qualite", signataire.qualite());
        faits.put("delegation", signataire.delegation());
        faits.put("compte", signataire.compte());
        faits.put("du", signataire.du());
        faits.put("au", signataire.au());
        return faits;
    }

    private static String exiger(String champ, String texte, String remede, List<Erreur> erreurs) {
        if (texte == null || texte.isBlank()) {
            erreurs.add(new Erreur(champ, "OBLIGATOIRE", remede));
            return null;
        }
        return facultatif(champ, texte, erreurs);
    }

    private static String facultatif(String champ, String texte, List<Erreur> erreurs) {
        return texte == null || texte.isBlank()
                ? null
                : new Champs(null, "", erreurs).texteAdmis(champ, texte, LONGUEUR_MAXIMALE);
    }
}
