package fr.guichets.dossiers;

import fr.guichets.dossiers.interne.Deposes;
import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.reglement.Demande;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Evaluation.Alerte;
import fr.guichets.reglement.Evaluation.Motif;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules tried on what was already filed at the current guichet. Nothing is changed by it: the database refuses any write. */
@ApplicationScoped
public class Rejeu {

    /**
     * @param version number of the rules that are tried; null for a draft
     * @param examines dossiers filed at this guichet
     * @param lignes those whose verdict, amount, alerts or relevé would be others, by number
     * @param enCours on what is not decided yet
     * @param decides on what is decided: no rule changes it any more
     * @param enveloppe of the rules that are tried
     * @param joursGardes true when they prepare another year, that nothing was filed for: what was filed is then judged
     *     on the days of the rules before
     */
    public record Resultat(
            String version,
            int examines,
            List<Ligne> lignes,
            Effet enCours,
            Effet decides,
            Montant enveloppe,
            boolean joursGardes) {

        /** One page of the lines that match. */
        public CriteresDeRejeu.Page choisir(CriteresDeRejeu criteres) {
            return criteres.choisir(lignes);
        }
    }

    /**
     * @param examines dossiers, {@code changes} those that would be judged otherwise
     * @param avant sum of the highest amounts before, {@code apres} the same with the rules that are tried
     */
    public record Effet(int examines, int changes, Montant avant, Montant apres) {

        public static final Effet AUCUN = new Effet(0, 0, Montant.ZERO, Montant.ZERO);

        /** Negative when the rules that are tried cost less. */
        public Montant ecart() {
            return apres.moins(avant);
        }

        Effet avec(Effet autre) {
            return new Effet(
                    examines + autre.examines,
                    changes + autre.changes,
                    avant.plus(autre.avant),
                    apres.plus(autre.apres));
        }

        Effet plus(Montant avant, Montant apres, boolean change) {
            return new Effet(examines + 1, changes + (change ? 1 : 0), this.avant.plus(avant), this.apres.plus(apres));
        }
    }

    /**
     * @param version of the rules by which it was judged
     * @param fige the verdict that it carries, when it is not the one of the rules before; else null
     * @param avant the verdict of the rules from which a draft starts, or the one that the dossier carries
     * @param apres the one of the rules that are tried
     * @param retirees sentences that only the first verdict says
     * @param ajoutees sentences that only the second one says
     */
    public record Ligne(
            String numero,
            String organisation,
            String intitule,
            EtatDossier etat,
            String version,
            Verdict fige,
            Verdict avant,
            Verdict apres,
            List<String> retirees,
            List<String> ajoutees) {

        /** The verdict that it carries. */
        public Verdict auDepot() {
            return fige == null ? avant : fige;
        }

        /** Negative when it would receive less. */
        public Montant ecart() {
            return apres.montant().moins(avant.montant());
        }

        public CriteresDeRejeu.Changement changement() {
            return CriteresDeRejeu.Changement.de(avant, apres);
        }
    }

    /** @param session code of the relevé that takes it, null when none does */
    public record Verdict(boolean recevable, Set<Motif> motifs, Set<Alerte> alertes, Montant montant, String session) {

        static Verdict de(Evaluation evaluation) {
            return new Verdict(
                    evaluation.recevable(),
                    evaluation.motifsIrrecevabilite(),
                    evaluation.alertes(),
                    evaluation.montantMaximum(),
                    evaluation.session());
        }
    }

    @Inject
    Deposes deposes;

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    /** Judges again, as it was filed or corrected since, every dossier filed here; beside the verdict that it carries. */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    @Transactional(TxType.REQUIRES_NEW)
    public Resultat rejouer(Reglement regles) {
        return new Lecture(null, regles, false).lire();
    }

    /**
     * What a draft alone would change: every dossier is judged by both rules, whichever had judged it.
     *
     * @param base from which the draft starts
     */
    @Reserve({Role.ADMINISTRATEUR, Role.NATIONAL})
    @Transactional(TxType.REQUIRES_NEW)
    public Resultat rejouer(Reglement base, Reglement brouillon) {
        boolean autreExercice =
                brouillon.depot().ouverture().isAfter(base.depot().ouverture()) && !deposes.dansLaFenetre(brouillon);
        return new Lecture(
                        base, autreExercice ? JsonReglement.auCalendrierDe(brouillon, base) : brouillon, autreExercice)
                .lire();
    }

    /**
     * How the rules in force today would judge one dossier; empty when they are those that judged it, or say the same of it.
     *
     * @throws fr.guichets.socle.Introuvable when it does not exist, or not for the reader
     */
    @Reserve(agents = true)
    @Transactional
    public Optional<Ligne> aujourdhui(String numero) {
        Deposes.Depose depose = deposes.un(enregistres.lire(numero).numero());
        Reglement regles = jugement.enVigueur();
        Evaluation jugee = depose.evaluation();
        return jugee.versionReglement().equals(regles.version())
                ? Optional.empty()
                : comparer(depose, jugee, jugee, Deposes.Depose.rejouer(depose.demande(jugee), regles, jugee));
    }

    private static Optional<Ligne> comparer(
            Deposes.Depose depose, Evaluation jugee, Evaluation reference, Evaluation rejouee) {
        Verdict fige = Verdict.de(jugee);
        Verdict avant = Verdict.de(reference);
        Verdict apres = Verdict.de(rejouee);
        return avant.equals(apres)
                ? Optional.empty()
                : Optional.of(new Ligne(
                        depose.numero(),
                        depose.organisation(),
                        depose.intitule(),
                        depose.etat(),
                        jugee.versionReglement(),
                        fige.equals(avant) ? null : fige,
                        avant,
                        apres,
                        propres(reference, rejouee),
                        propres(rejouee, reference)));
    }

    private static List<String> propres(Evaluation une, Evaluation autre) {
        List<String> connues = phrases(autre);
        return phrases(une).stream().filter(phrase -> !connues.contains(phrase)).toList();
    }

    private static List<String> phrases(Evaluation evaluation) {
        return evaluation.explications().stream()
                .map(Evaluation.Explication::phrase)
                .toList();
    }

    private final class Lecture {

        private final Reglement base;
        private final Reglement regles;
        private final boolean joursGardes;
        private final List<Ligne> lignes = new ArrayList<>();
        private Effet enCours = Effet.AUCUN;
        private Effet decides = Effet.AUCUN;

        /** @param base null when each dossier is compared with the verdict that it carries */
        private Lecture(Reglement base, Reglement regles, boolean joursGardes) {
            this.base = base;
            this.regles = regles;
            this.joursGardes = joursGardes;
        }

        private Resultat lire() {
            deposes.parcourir(this::rejouer);
            lignes.sort(Comparator.comparing(Ligne::numero));
            return new Resultat(
                    regles.version(),
                    enCours.examines() + decides.examines(),
                    List.copyOf(lignes),
                    enCours,
                    decides,
                    regles.enveloppe().total(),
                    joursGardes);
        }

        private void rejouer(Deposes.Depose depose) {
            Evaluation jugee = depose.evaluation();
            Demande demande = depose.demande(jugee);
            Evaluation reference = base == null ? jugee : Deposes.Depose.rejouer(demande, base, jugee);
            Optional<Ligne> ligne = comparer(depose, jugee, reference, Deposes.Depose.rejouer(demande, regles, jugee));
            ligne.ifPresent(lignes::add);
            Montant avant = reference.montantMaximum();
            Montant apres = ligne.map(autrement -> autrement.apres().montant()).orElse(avant);
            if (depose.etat().estDecide()) {
                decides = decides.plus(avant, apres, ligne.isPresent());
            } else {
                enCours = enCours.plus(avant, apres, ligne.isPresent());
            }
        }
    }
}
