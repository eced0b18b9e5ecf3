package fr.guichets.decisions;

import fr.guichets.decisions.interne.ActeEnregistre;
import fr.guichets.decisions.interne.Calendrier;
import fr.guichets.decisions.interne.Etapes;
import fr.guichets.decisions.interne.Registre;
import fr.guichets.decisions.interne.RegistreSignataires;
import fr.guichets.decisions.interne.Valeurs;
import fr.guichets.dossiers.Avancement;
import fr.guichets.dossiers.Dossier;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.Programmation;
import fr.guichets.programmation.Retenue;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.ChampsInvalides.Erreur;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The service writes an act on what the authority decided. It has its number first ({@link #ouvrir}); its document is made
 * outside any transaction ({@link #rediger}), and can be asked for again when that failed.
 */
@ApplicationScoped
@Reserve(Role.INSTRUCTEUR)
public class Preparation {

    /**
     * What the form shows before anything is typed.
     *
     * @param methode null for a refusal
     * @param motifs of a refusal, one sentence each
     * @param signataires who may sign today
     */
    public record Proposition(
            Dossier dossier,
            NatureActe nature,
            Retenue retenue,
            Attribution.Methode methode,
            List<String> motifs,
            List<Signataire> signataires) {}

    /**
     * What the service adds.
     *
     * @param signataire identifier
     * @param achevementLe planned completion, of a grant
     * @param methode null for the one that the rules propose
     * @param conditions of a grant, one sentence each, may be empty
     * @param motifs of a refusal, one sentence each
     */
    public record Demande(
            Long signataire,
            LocalDate achevementLe,
            Attribution.Methode methode,
            List<String> conditions,
            List<String> motifs) {}

    private static final int PHRASES_MAXIMUM = 20;
    private static final int PHRASE_MAXIMALE = 500;
    private static final int MOTIF_MAXIMAL = 1_000;
    private static final int ANNEES_MAXIMUM = 10;

    @Inject
    Dossiers dossiers;

    @Inject
    Avancement avancement;

    @Inject
    Programmation programmation;

    @Inject
    Registre registre;

    @Inject
    RegistreSignataires signataires;

    @Inject
    Calendrier calendrier;

    @Inject
    Valeurs valeurs;

    @Inject
    Redaction redaction;

    @Inject
    Etapes etapes;

    /** @throws OperationInvalide ACTE_IMPOSSIBLE or ACTE_EXISTANT when none can be prepared */
    @Transactional
    public Proposition proposer(String dossier) {
        return proposition(dossiers.lire(dossier));
    }

    private Proposition proposition(Dossier dossier) {
        registre.duDossier(dossier.numero()).ifPresent(acte -> {
            throw new OperationInvalide(
                    "ACTE_EXISTANT", "Ce dossier a déjà un acte, le " + acte.numero() + "\u00a0: ouvrez-le.");
        });
        Retenue retenue = programmation
                .retenue(dossier.numero())
                .filter(lue -> natureDe(dossier.etat(), lue.avis()).isPresent())
                .orElseThrow(() -> new OperationInvalide(
                        "ACTE_IMPOSSIBLE",
                        "Aucun relevé validé n'a encore décidé de ce dossier\u00a0: il est à l'état «\u00a0"
                                + dossier.etat().libelle() + "\u00a0»."));
        NatureActe nature = natureDe(dossier.etat(), retenue.avis()).orElseThrow();
        LocalDate aujourdhui = calendrier.aujourdhui();
        return new Proposition(
                dossier,
                nature,
                retenue,
                nature == NatureActe.REFUS
                        ? null
                        : Attribution.Methode.de(
                                dossier.evaluation().forfait(),
                                redaction.versement(dossier.evaluation().versionReglement())),
                nature == NatureActe.REFUS && !retenue.motif().isBlank() ? List.of(retenue.motif()) : List.of(),
                signataires.tous().stream()
                        .filter(signataire -> signataire.valableLe(aujourdhui))
                        .toList());
    }

    static Optional<NatureActe> natureDe(EtatDossier etat, Avis avis) {
        if (etat == EtatDossier.PROGRAMME && avis == Avis.FAVORABLE) {
            return Optional.of(NatureActe.ATTRIBUTION);
        }
        return etat == EtatDossier.AVIS_DEFAVORABLE && avis == Avis.DEFAVORABLE
                ? Optional.of(NatureActe.REFUS)
                : Optional.empty();
    }

    /**
     * Gives the act its number.
     *
     * @throws ChampsInvalides naming signataire, achevementLe, conditions, motifs
     * @throws OperationInvalide ACTE_IMPOSSIBLE, ACTE_EXISTANT, or VALEURS_MANQUANTES naming what the template lacks
     */
    @Transactional
    public Acte ouvrir(String dossier, Demande demande) {
        Dossier tenu = avancement.tenir(List.of(dossier)).get(0);
        Proposition proposition = proposition(tenu);
        Signataire signataire = verifier(proposition, demande);
        Instant maintenant = calendrier.maintenant();
        ActeEnregistre.Contenu contenu = contenu(proposition, demande);
        Acte provisoire = provisoire(contenu, signataire);
        List<String> manquants =
                redaction.manquants(provisoire.nature(), valeurs.de(provisoire, proposition.retenue()));
        if (!manquants.isEmpty()) {
            throw new OperationInvalide(
                    "VALEURS_MANQUANTES",
                    "L'acte ne peut pas être écrit\u00a0: il manque " + String.join(", ", manquants));
        }
        String numero = registre.suivant(
                calendrier.identite().code(), calendrier.jour(maintenant).getYear());
        ActeEnregistre acte = registre.ouvrir(numero, contenu, signataire, maintenant);
        avancement.noter(tenu.numero(), "ACTE_PREPARE", Map.of("acte", numero));
        return registre.montrer(acte);
    }

    private Signataire verifier(Proposition proposition, Demande demande) {
        List<Erreur> erreurs = new ArrayList<>();
        Signataire signataire = proposition.signataires().stream()
                .filter(connu -> Objects.equals(connu.id(), demande.signataire()))
                .findFirst()
                .orElse(null);
        if (signataire == null) {
            erreurs.add(new Erreur(
                    "signataire", "SIGNATAIRE_INVALIDE", "Choisissez quelqu'un qui peut signer aujourd'hui."));
        }
        if (proposition.nature() == NatureActe.ATTRIBUTION) {
            LocalDate aujourdhui = calendrier.aujourdhui();
            LocalDate jour = demande.achevementLe();
            if (jour == null || !jour.isAfter(aujourdhui) || jour.isAfter(aujourdhui.plusYears(ANNEES_MAXIMUM))) {
                erreurs.add(new Erreur(
                        "achevementLe",
                        "DATE_INVALIDE",
                        "Donnez la date prévue d'achèvement du projet, à venir et dans les dix ans."));
            }
            verifierPhrases("conditions", demande.conditions(), erreurs);
        } else {
            if (demande.motifs().isEmpty()) {
                erreurs.add(new Erreur("motifs", "OBLIGATOIRE", "Dites pourquoi l'aide n'est pas accordée."));
            }
            verifierPhrases("motifs", demande.motifs(), erreurs);
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return signataire;
    }

    private static void verifierPhrases(String champ, List<String> phrases, List<Erreur> erreurs) {
        if (phrases.size() > PHRASES_MAXIMUM) {
            erreurs.add(new Erreur(champ, "TROP_DE_PHRASES", "Écrivez " + PHRASES_MAXIMUM + " phrases au plus."));
        }
        Champs champs = new Champs(null, "", erreurs);
        for (String phrase : phrases) {
            if (champs.texteAdmis(champ, phrase, PHRASE_MAXIMALE) == null) {
                return;
            }
        }
    }

    private static ActeEnregistre.Contenu contenu(Proposition proposition, Demande demande) {
        Dossier dossier = proposition.dossier();
        boolean attribution = proposition.nature() == NatureActe.ATTRIBUTION;
        return new ActeEnregistre.Contenu(
                proposition.nature(),
                dossier.numero(),
                dossier.porteur().nom(),
                dossier.intitule(),
                proposition.retenue().code(),
                attribution ? proposition.retenue().montant() : null,
                dossier.evaluation().coutEligible(),
                attribution ? Optional.ofNullable(demande.methode()).orElse(proposition.methode()) : null,
                attribution ? demande.achevementLe() : null,
                attribution ? demande.conditions() : List.of(),
                attribution ? List.of() : demande.motifs());
    }

    /** As it will be, under a number that is nobody's: to know what is missing before a number is taken. */
    private static Acte provisoire(ActeEnregistre.Contenu contenu, Signataire signataire) {
        return new Acte(
                0,
                0,
                "–",
                contenu.nature(),
                EtatActe.A_GENERER,
                contenu.dossier(),
                contenu.beneficiaire(),
                contenu.intitule(),
                contenu.releve(),
                contenu.montant(),
                contenu.depense(),
                contenu.methode(),
                contenu.achevementLe(),
                contenu.conditions(),
                contenu.motifs(),
                signataire,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * Makes the document and seals it; does nothing more when it is made already. Never inside a transaction.
     *
     * @throws OperationInvalide VALEURS_MANQUANTES when the template has changed since
     */
    public Acte rediger(long id) {
        Etapes.ARediger lu = etapes.aRediger(id);
        if (lu.acte().etat() != EtatActe.A_GENERER) {
            return lu.acte();
        }
        Redaction.Redige redige = redaction.rediger(lu.acte().nature(), valeurs.de(lu.acte(), lu.retenue()));
        return etapes.garder(id, redige);
    }

    /**
     * Before it is signed: the dossier goes back to what the relevé decided, and another act may be prepared. Its number stays.
     *
     * @throws OperationInvalide ACTE_SIGNE once it is signed
     */
    @Transactional
    public Acte annuler(long id, Long version, String motif) {
        List<Erreur> erreurs = new ArrayList<>();
        String lu = motif == null ? "" : new Champs(null, "", erreurs).texteAdmis("motif", motif, MOTIF_MAXIMAL);
        if (erreurs.isEmpty() && lu.isBlank()) {
            erreurs.add(new Erreur("motif", "OBLIGATOIRE", "Dites pourquoi l'acte est annulé."));
        }
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        avancement.tenir(List.of(registre.dossierDe(id)));
        ActeEnregistre acte = registre.tenir(id, version);
        if (acte.etat() != EtatActe.A_GENERER && acte.etat() != EtatActe.A_SIGNER) {
            throw new OperationInvalide(
                    "ACTE_SIGNE", "Un acte signé ne s'annule pas et ne se modifie pas\u00a0: un autre acte le fera.");
        }
        acte.annuler(lu, calendrier.maintenant());
        registre.ecrire();
        avancement.noter(acte.dossier(), "ACTE_ANNULE", Map.of("acte", acte.numero(), "motif", lu));
        return registre.montrer(acte);
    }
}
