package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillon.Droit;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.interne.LectureNationale.Lue;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transaction of the current perimeter per act on its draft; the national level was read before it. Whoever acts waits
 * for the one before, publications included, and reads after.
 */
@ApplicationScoped
@Transactional
public class Edition {

    public static final int MOTIF_MAXIMAL = 500;

    /** Where the ministry is. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    LectureNationale national;

    @Inject
    Reglements reglements;

    @Inject
    Atelier atelier;

    @Inject
    Parution parution;

    @Inject
    PublicationDesRegles regles;

    @Inject
    PublicationDuModele modele;

    @Inject
    Horloge horloge;

    Niveau niveau(Lue nationale) {
        if (nationale.guichet() == null) {
            return new NiveauNational(
                    nationale.modeles(),
                    posterieur(
                            horloge.aujourdhui(PARIS),
                            nationale.dernier().version().effet()));
        }
        LocalDate aujourdhui = aujourdhui();
        return niveauDuGuichet(
                nationale,
                atelier.ouvert()
                        .map(brouillon -> reglements.version(brouillon.base()).effet())
                        .map(effet -> posterieur(effet, aujourdhui))
                        .orElse(aujourdhui));
    }

    /** A draft follows what will be in force on the day of the version from which it started, or today when it is past. */
    private NiveauDuGuichet niveauDuGuichet(Lue nationale, LocalDate jour) {
        return new NiveauDuGuichet(
                reglements.publies(),
                reglements.versions(),
                jour,
                aujourdhui(),
                nationale.modeles(),
                nationale.delegues(Acteur.courant()));
    }

    private LocalDate aujourdhui() {
        return horloge.aujourdhui(derniere().identite().fuseau());
    }

    private Reglement derniere() {
        List<Reglement> publies = reglements.publies();
        return publies.get(publies.size() - 1);
    }

    private static LocalDate posterieur(LocalDate un, LocalDate autre) {
        return un.isAfter(autre) ? un : autre;
    }

    private static Cle cle(Niveau niveau, String nom) {
        return niveau.cles().stream()
                .filter(cle -> cle.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Aucune règle ne porte ce nom."));
    }

    public Optional<Brouillon> courant(Lue nationale) {
        return atelier.ouvert().map(brouillon -> atelier.presenter(niveau(nationale), brouillon));
    }

    public Brouillon apercu(Lue nationale) {
        Niveau niveau = niveau(nationale);
        return atelier.presenter(
                niveau, atelier.ouvert().orElseGet(() -> BrouillonEnregistre.pasOuvert(niveau.base())));
    }

    /** The text of the model that the national draft would give; empty when none is open. */
    public Optional<String> modeleEnPreparation(Lue nationale) {
        NiveauNational niveau = (NiveauNational) niveau(nationale);
        return atelier.ouvert().map(brouillon -> niveau.suivant(
                        atelier.redaction(niveau, brouillon, niveau.numeroProvisoire(), niveau.effet()))
                .arbre()
                .toString());
    }

    public Brouillon ouvrir(Lue nationale) {
        parution.attendre();
        Niveau niveau = niveau(nationale);
        return atelier.presenter(niveau, atelier.ouvrir(niveau));
    }

    /**
     * Opens a draft with the calendar of the last version one year later, as far as the one who acts may write it.
     *
     * @throws OperationInvalide when a draft is already open
     */
    public Brouillon exerciceSuivant(Lue nationale) {
        parution.attendre();
        exigerAucunBrouillon(nationale, "Le modèle national ne passe pas d’un exercice au suivant.");
        NiveauDuGuichet niveau = niveauDuGuichet(nationale, derniere().effet());
        BrouillonEnregistre brouillon = atelier.ouvrir(niveau);
        ExerciceSuivant.de(niveau, aujourdhui()).forEach((nom, declaration) -> {
            if (niveau.droit(nom) == Droit.MODIFIABLE) {
                atelier.ecrire(niveau, cle(niveau, nom), niveau.parue(nom).repere(), declaration);
            }
        });
        return atelier.presenter(niveau, brouillon);
    }

    /** @throws OperationInvalide when a draft is already open, or the version applies already */
    public Brouillon corriger(Lue nationale, String version) {
        parution.attendre();
        exigerAucunBrouillon(nationale, "Le modèle national n’a pas de version à corriger avant son jour.");
        LocalDate effet = reglements.version(version).effet();
        if (!effet.isAfter(aujourdhui())) {
            throw new OperationInvalide(
                    "VERSION_EN_VIGUEUR",
                    "La version " + version
                            + " s’applique déjà\u00a0: ouvrez un brouillon, il part des règles en vigueur.");
        }
        Niveau niveau = niveauDuGuichet(nationale, effet);
        return atelier.presenter(niveau, atelier.ouvrir(niveau));
    }

    private void exigerAucunBrouillon(Lue nationale, String auModele) {
        if (nationale.guichet() == null) {
            throw new OperationInvalide("GUICHET_ATTENDU", auModele);
        }
        if (atelier.ouvert().isPresent()) {
            throw new OperationInvalide(
                    "BROUILLON_OUVERT", "Un brouillon est déjà ouvert : publiez-le ou abandonnez-le d’abord.");
        }
    }

    /**
     * The first rule that is written opens the draft.
     *
     * @param declaration null to inherit
     */
    public Brouillon ecrire(Lue lue, String nom, long version, Declaration declaration) {
        if (declaration == null && lue.guichet() == null) {
            throw new OperationInvalide("RIEN_A_HERITER", "Le modèle national n’hérite de personne.");
        }
        parution.attendre();
        Niveau niveau = niveau(national.lire(lue.guichet()));
        atelier.ouvrir(niveau);
        return atelier.presenter(niveau, atelier.ecrire(niveau, cle(niveau, nom), version, declaration));
    }

    public Brouillon retablir(Lue nationale, String nom, long version) {
        parution.attendre();
        Niveau niveau = niveau(nationale);
        return atelier.presenter(niveau, atelier.retablir(niveau, cle(niveau, nom), version));
    }

    public Brouillon permettre(Lue nationale, String nom, long version, boolean modifiable) {
        parution.attendre();
        Niveau niveau = niveau(nationale);
        if (nationale.guichet() != null || nom.equals(NiveauNational.BORNES)) {
            throw new OperationInvalide("REGLE_NATIONALE", "Cela ne se décide que pour une règle du modèle national.");
        }
        return atelier.presenter(niveau, atelier.permettre(niveau, cle(niveau, nom), version, modifiable));
    }

    public void abandonner(Lue nationale, long version) {
        parution.attendre();
        atelier.abandonner(niveau(nationale), version);
    }

    /** The models are read again once nobody else publishes here: one that comes later finds this version. */
    public String publier(Lue lue, long version, LocalDate effet, String motif) {
        parution.attendre();
        Lue nationale = national.lire(lue.guichet());
        Niveau niveau = niveau(nationale);
        BrouillonEnregistre brouillon = atelier.prendre();
        brouillon.exiger(version);
        atelier.exigerDroitSurTout(niveau, brouillon);
        exigerValides(niveau, effet, motif);
        String numero = niveau instanceof NiveauNational duModele
                ? modele.publier(duModele, nationale, brouillon, effet, motif.strip())
                : regles.publier((NiveauDuGuichet) niveau, nationale, brouillon, effet, motif.strip());
        brouillon.clore(atelier.maintenant());
        return numero;
    }

    private static void exigerValides(Niveau niveau, LocalDate effet, String motif) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        if (effet == null) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "effet", "OBLIGATOIRE", "Dites à partir de quel jour ces règles s’appliquent."));
        } else if (effet.isBefore(niveau.effet())) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "effet",
                    "EFFET_PASSE",
                    "Choisissez le " + Phrases.jour(niveau.effet())
                            + " au plus tôt\u00a0: des règles ne changent pas dans le passé, ni avant la version "
                            + niveau.base() + "."));
        } else {
            niveau.suivantes().stream()
                    .findFirst()
                    .filter(suivante -> !effet.isBefore(suivante.effet()))
                    .ifPresent(suivante -> erreurs.add(new ChampsInvalides.Erreur(
                            "effet",
                            "VERSION_A_VENIR",
                            "Choisissez un jour avant le " + Phrases.jour(suivante.effet())
                                    + "\u00a0: la version " + suivante.numero()
                                    + " s’applique à partir de ce jour. Pour la changer, corrigez cette version à"
                                    + " venir.")));
        }
        if (motif == null || motif.isBlank()) {
            erreurs.add(new ChampsInvalides.Erreur("motif", "OBLIGATOIRE", "Dites pourquoi ces règles changent."));
        } else if (motif.strip().length() > MOTIF_MAXIMAL) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "motif", "TEXTE_TROP_LONG", "Écrivez " + MOTIF_MAXIMAL + " caractères au plus."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }
}
