package fr.guichets.web.acces;

import fr.guichets.acces.Mandats;
import fr.guichets.acces.Mandats.Etat;
import fr.guichets.acces.Mandats.Mandat;
import fr.guichets.acces.Mandats.Origine;
import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One act on the right of somebody: the facts are read again, then it is confirmed. */
@Named("acteMandat")
@RequestScoped
public class ActeSurMandat {

    /** What may be done, and how it is said. */
    public enum Acte {
        ACCORDER("accorder", "Accorder ce droit", "Accorder", "Le droit est accordé. La personne est prévenue."),
        REFUSER("refuser", "Refuser cette demande", "Refuser", "La demande est refusée. La personne est prévenue."),
        RETIRER("retirer", "Retirer ce droit", "Retirer", "Le droit est retiré. La personne est prévenue."),
        RENONCER("renoncer", "Renoncer à ce droit", "Renoncer", "Vous avez renoncé à ce droit."),
        CHANGER(
                "changer",
                "Donner un autre droit",
                "Changer le droit",
                "Le droit est changé. La personne est prévenue.");

        private final String code;
        private final String titre;
        private final String verbe;
        private final String annonce;

        Acte(String code, String titre, String verbe, String annonce) {
            this.code = code;
            this.titre = titre;
            this.verbe = verbe;
            this.annonce = annonce;
        }

        public String code() {
            return code;
        }

        public String titre() {
            return titre;
        }

        public String verbe() {
            return verbe;
        }

        static Optional<Acte> parCode(String code) {
            return Arrays.stream(values())
                    .filter(acte -> acte.code.equals(code))
                    .findFirst();
        }

        boolean vaut(Mandat mandat) {
            return switch (this) {
                case ACCORDER, REFUSER -> mandat.etat() == Etat.DEMANDE;
                case RETIRER, CHANGER -> mandat.etat() == Etat.ACTIF;
                case RENONCER -> mandat.etat() == Etat.ACTIF && mandat.origine() != Origine.SIRET;
            };
        }
    }

    @Inject
    private Envoi envoi;

    @Inject
    private Contexte contexte;

    @Inject
    private Mandats mandats;

    @Inject
    private Referentiel referentiel;

    @Inject
    private Typographie fr;

    private Acte acte;
    private Mandat mandat;
    private String retour;
    private List<Lecture.Erreur> erreurs = List.of();

    /**
     * Reads which act is asked on which of these mandates, and does it when the form was sent.
     *
     * @param adresse of the page, where it goes when it is done
     * @return true when it is done: the answer is already a redirection
     */
    boolean conduire(List<Mandat> possibles, String adresse) {
        retour = adresse;
        acte = Acte.parCode(envoi.parametre("acte")).orElse(null);
        long numero = envoi.numero("mandat");
        mandat = possibles.stream()
                .filter(possible -> possible.id() == numero)
                .findFirst()
                .orElse(null);
        if (acte == null) {
            return false;
        }
        if (mandat == null || !acte.vaut(mandat)) {
            erreurs = List.of(new Lecture.Erreur(
                    "contenu", "Ce droit a changé depuis que vous avez ouvert la page. Rien n’a été fait"));
            acte = null;
            return false;
        }
        return envoi.aFaire() && accomplir();
    }

    private boolean accomplir() {
        String page = contexte.adresse(contexte.guichet()) + "acces/organisation";
        try {
            switch (acte) {
                case ACCORDER -> mandats.accorder(mandat.id(), page);
                case REFUSER -> mandats.refuser(mandat.id(), getMotif(), page);
                case RETIRER -> mandats.retirer(mandat.id(), getMotif(), page);
                case RENONCER -> mandats.retirer(mandat.id(), "Renoncement.", page);
                case CHANGER -> mandats.changer(mandat.id(), envoi.parametre("droit"), page);
            }
        } catch (ChampsInvalides e) {
            erreurs = Lecture.Erreur.de(e);
            return false;
        } catch (OperationInvalide e) {
            erreurs = List.of(new Lecture.Erreur("contenu", fr.phrase(e.getMessage())));
            acte = null;
            return false;
        }
        Redirection.vers(retour + (retour.contains("?") ? "&" : "?") + "fait=" + acte.code());
        return true;
    }

    public boolean isOuvert() {
        return acte != null;
    }

    public Acte getActe() {
        return acte;
    }

    public Mandat getMandat() {
        return mandat;
    }

    public String getRetour() {
        return retour;
    }

    public String getMotif() {
        return envoi.parametre("motif");
    }

    public String getDroit() {
        return envoi.parametre("droit");
    }

    public boolean isMotifDemande() {
        return acte == Acte.REFUSER || acte == Acte.RETIRER;
    }

    public boolean isDroitDemande() {
        return acte == Acte.CHANGER;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    /** What was done just before this page, empty when nothing was. */
    public String getAnnonce() {
        return Acte.parCode(envoi.parametre("fait")).map(fait -> fait.annonce).orElse("");
    }

    /** The rights that may be given instead of the one held. */
    public Map<String, String> getDroitsPossibles() {
        Map<String, String> possibles = new LinkedHashMap<>();
        if (mandat.droit() != Droit.DEPOSE) {
            possibles.put(Droit.DEPOSE.name(), "Déposer");
        }
        if (mandat.droit() != Droit.REPRESENTE) {
            possibles.put(Droit.REPRESENTE.name(), "Représenter");
        }
        return possibles;
    }

    /** What the SIRET asserted at login says of the organisation: a fact to weigh, never a proof. */
    public String siretDe(Mandat autre) {
        String siret = autre.titulaire().siret();
        if (siret == null || siret.length() < 9) {
            return "aucun\u00a0: l’appartenance à l’organisation est à vérifier autrement";
        }
        String siren = referentiel
                .parCode(
                        NatureCollectivite.valueOf(autre.organisation().nature()),
                        autre.organisation().code(),
                        contexte.getAujourdhui().getYear())
                .map(Collectivite::siren)
                .map(Object::toString)
                .orElse("");
        if (siren.isEmpty()) {
            return siret + ", à comparer\u00a0: les données publiques ne donnent pas le SIREN de cette collectivité";
        }
        return siret
                + (siret.startsWith(siren) ? ", celui de cette collectivité" : ", qui n’est pas de cette collectivité");
    }

    public String fournisseurDe(Mandat autre) {
        String fournisseur = autre.titulaire().fournisseur();
        return fournisseur == null ? "aucun, compte propre au site" : fournisseur;
    }
}
