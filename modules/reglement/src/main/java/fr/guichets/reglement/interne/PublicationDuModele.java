package fr.guichets.reglement.interne;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.interne.LectureNationale.Lue;
import fr.guichets.reglement.interne.Niveau.Redaction;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Journal;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The national draft becomes a version of the model, when no guichet would break it; then it leaves for each of them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PublicationDuModele {

    @Inject
    Atelier atelier;

    @Inject
    RegistreDesModeles registre;

    @Inject
    DepotNational depot;

    @Inject
    Guichets guichets;

    @Inject
    Propagation propagation;

    @Inject
    Journal journal;

    /** The caller has locked the publications, then the draft. */
    String publier(NiveauNational niveau, Lue nationale, BrouillonEnregistre brouillon, LocalDate effet, String motif) {
        String numero = Parution.numeroSuivant(
                effet, nationale.modeles().stream().map(ModeleLu::numero).toList());
        Redaction redaction = atelier.redaction(niveau, brouillon, numero, effet);
        PublicationDesRegles.exigerSansErreur(niveau.examiner(redaction).erreurs());
        Map<Object, Object> avant = new LinkedHashMap<>();
        Map<Object, Object> apres = new LinkedHashMap<>();
        changements(niveau, redaction, avant, apres);
        if (apres.isEmpty()) {
            throw new OperationInvalide(
                    "RIEN_NE_CHANGE", "Ce brouillon dit ce que dit déjà la version " + niveau.base() + " du modèle.");
        }
        Version version = new Version(
                numero, effet, motif, atelier.maintenant(), Acteur.courant().nom());
        ModeleNational modele = niveau.suivant(redaction);
        List<Guichet> tous = guichets.tous();
        exigerAdmis(new ModeleLu(version, modele), nationale, tous);
        String contenu = modele.arbre().toString();
        registre.publier(version, contenu, Sha256.hex(contenu));
        propagation.envoyer(numero, tous.stream().map(Guichet::code).toList());
        apres.put("Effet", effet);
        apres.put("Motif", motif);
        journal.consigner("reglement/" + numero, "PUBLIE", avant, apres);
        return numero;
    }

    private static void changements(
            NiveauNational niveau, Redaction redaction, Map<Object, Object> avant, Map<Object, Object> apres) {
        for (Cle cle : niveau.cles()) {
            String nom = cle.nom();
            if (!redaction.declarees().get(nom).equals(niveau.publiee(nom))) {
                avant.put(cle.intitule(), EnMots.de(cle, niveau.publiee(nom)));
                apres.put(cle.intitule(), EnMots.de(cle, redaction.declarees().get(nom)));
            }
            Boolean modifiable = redaction.modifiables().get(nom);
            if (modifiable != null && modifiable != niveau.modifiable(nom)) {
                String quoi = cle.intitule() + "\u00a0: un département peut la changer";
                avant.put(quoi, modifiable ? "non" : "oui");
                apres.put(quoi, modifiable ? "oui" : "non");
            }
        }
    }

    /** Every guichet first, then none when one breaks what the model allows. */
    private void exigerAdmis(ModeleLu nouveau, Lue nationale, List<Guichet> tous) {
        List<ModeleLu> modeles = new ArrayList<>(nationale.modeles());
        modeles.add(nouveau);
        SortedMap<CodeDepartement, List<Reglement>> parGuichet = depot.toutes().stream()
                .collect(Collectors.groupingBy(
                        VersionDeposee::guichet,
                        TreeMap::new,
                        Collectors.mapping(VersionDeposee::reglement, Collectors.toList())));
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        for (Guichet guichet : tous) {
            List<Reglement> publies = parGuichet.getOrDefault(guichet.code(), List.of());
            if (!publies.isEmpty()) {
                Derivation.refuses(nouveau.version().effet(), publies, modeles).stream()
                        .map(refus -> new ChampsInvalides.Erreur(
                                "guichets",
                                "GUICHET_EN_DEFAUT",
                                guichet.nom() + " (" + guichet.code() + "), version "
                                        + refus.version().version() + ". " + refus.enMots()))
                        .forEach(erreurs::add);
            }
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }
}
