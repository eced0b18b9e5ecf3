package fr.guichets.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.Decisions;
import fr.guichets.decisions.Notifications;
import fr.guichets.decisions.Parapheur;
import fr.guichets.decisions.Signataires;
import fr.guichets.documents.Piece;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Demandes;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Instruction;
import fr.guichets.dossiers.Maison;
import fr.guichets.dossiers.NaturePiece;
import fr.guichets.dossiers.PiecesDuDossier;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.interne.Reception;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.AvisRendu;
import fr.guichets.programmation.Deliberation;
import fr.guichets.programmation.Programmation;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** A guichet with its people and its credits, where every grant comes by the real steps: filed, advised, signed, notified. */
final class Chantier {

    static final Acteur SIGNATAIRE = Gens.agent("Simon Signataire", Set.of(), Role.SIGNATAIRE);
    static final Montant DOTATION = Montant.euros(297_000);

    private static final Maison.Ajout TOUT = new Maison.Ajout(
            List.of("enveloppes/guichet", "programmation/guichet", "decisions/guichet", "execution/guichet"),
            List.of(
                    "enveloppes.interne.DelegationRecue",
                    "enveloppes.interne.MouvementEnregistre",
                    "programmation.interne.ReleveEnregistre",
                    "programmation.interne.LigneFigee",
                    "programmation.interne.EcartEnregistre",
                    "programmation.interne.DecisionFigee",
                    "decisions.interne.ModeleEnregistre",
                    "decisions.interne.SignataireInscrit",
                    "decisions.interne.ActeEnregistre",
                    "decisions.interne.DocumentDActe",
                    "decisions.interne.LectureDActe",
                    "decisions.interne.NumerotationDActes",
                    "execution.interne.PreuveRecue",
                    "execution.interne.PaiementEnregistre",
                    "execution.interne.CaduciteEnregistree",
                    "execution.interne.ReversementDemande",
                    "execution.interne.RappelEnvoye"),
            List.of(
                    "mouvement",
                    "delegation",
                    "releve",
                    "modele_acte",
                    "signataire",
                    "acte",
                    "acte_numerotation",
                    "preuve",
                    "paiement",
                    "caducite",
                    "reversement",
                    "rappel"),
            List.of(Enveloppes.class, Programmation.class, Decisions.class, Executions.class));

    /**
     * @param session null for a relevé of its own
     * @param jour when the acts are signed
     */
    private record Lieu(
            CodeDepartement code,
            Organisation porteur,
            String theme,
            String session,
            Tranche tranche,
            LocalDate jour) {}

    final Maison maison;
    final Gens gens;
    private final Lieu lieu;
    private final Acteur mairie;
    private final long signataire;
    private int ej;

    /** No deadline to engage the project, no committee, one envelope for all years. */
    static Chantier duCher() throws Exception {
        return new Chantier(new Lieu(
                Maison.CHER,
                Gens.NANCAY,
                "RELATION_USAGERS_COMMUNICATION",
                null,
                Tranche.PLURIANNUELLE,
                LocalDate.of(2021, 6, 2)));
    }

    /** Projects are engaged by 31 December 2021; a committee, forfaits, one tranche a year. */
    static Chantier duPuyDeDome() throws Exception {
        return new Chantier(new Lieu(
                Maison.PUY_DE_DOME,
                new Organisation("COMMUNE", "63330", "Saint-Cirgues-sur-Couze"),
                "RELATION_USAGER",
                "2021-S1",
                Tranche.exercice(2021),
                LocalDate.of(2021, 6, 8)));
    }

    private Chantier(Lieu lieu) throws Exception {
        this.lieu = lieu;
        maison = Maison.vide(TOUT);
        gens = new Gens(maison, lieu.code());
        mairie = Gens.acteur("Nadia Secrétaire", Droit.DEPOSE, lieu.porteur());
        maison.executer("INSERT INTO " + lieu.code().schema() + ".delegation (numero, tranche, nature, montant, motif,"
                + " reference, decidee_le, par, recue_le) VALUES ('2021-0001', '"
                + lieu.tranche().code()
                + "', 'DELEGATION', " + DOTATION.centimes()
                + ", 'Dotation', 'essai', now(), 'essai', now())");
        gens.comme(Acteur.systeme("délégation"), () -> {
            maison.bean(Reception.class).appliquer("2021-0001");
            return null;
        });
        signataire = gens.comme(Gens.ADMINISTRATEUR, () -> maison.bean(Signataires.class)
                .inscrire(
                        "Simon Signataire",
                        "Préfet du Cher",
                        null,
                        SIGNATAIRE.identifiant(),
                        LocalDate.of(2021, 1, 1),
                        null)
                .id());
    }

    <T> T agent(Callable<T> action) {
        return gens.commeAgent(action);
    }

    <T> T signataire(Callable<T> action) {
        return gens.comme(SIGNATAIRE, action);
    }

    <T> T mairie(Callable<T> action) {
        return gens.comme(mairie, action);
    }

    <T> T bean(Class<T> type) {
        return maison.bean(type);
    }

    /** Validated by the authority: reserved. */
    String programmer(long cout) {
        ObjectNode saisie = Demandes.NANCAY.deepCopy();
        saisie.put("montantDemandeHT", cout).put("theme", lieu.theme());
        saisie.putObject("porteur")
                .put("nature", lieu.porteur().nature())
                .put("code", lieu.porteur().code());
        saisie.putArray("membres");
        saisie.putArray("depenses")
                .addObject()
                .put("libelle", "Formation")
                .put("nature", "FORMATION")
                .put("montantHT", cout)
                .put("montantTTC", BigDecimal.valueOf(cout).multiply(new BigDecimal("1.2")));
        String numero = mairie(() -> {
            String reference = bean(Brouillons.class).creer(saisie).reference();
            return bean(Depots.class).deposer(reference, null, true, false).numero();
        });
        maison.ilEst(lieu.jour() + "T07:00:00Z");
        agent(() -> bean(Instruction.class).declarerComplet(numero, null));
        agent(() -> bean(Instruction.class).commencerInstruction(numero, null));
        fr.guichets.programmation.Preparation releves = bean(fr.guichets.programmation.Preparation.class);
        long releve =
                agent(() -> releves.ouvrir(lieu.session(), null, null).releve().id());
        agent(() -> releves.figer(releve, null, null));
        agent(() -> bean(Deliberation.class)
                .donnerAvis(releve, List.of(new AvisRendu(numero, null, Avis.FAVORABLE, null, null, null))));
        signataire(() -> bean(Deliberation.class).valider(releve, null));
        return numero;
    }

    /** Signed on paper, engaged, notified; completion planned on 30 June 2022. */
    String notifier(long cout, Methode methode) throws Exception {
        String numero = programmer(cout);
        var preparation = bean(fr.guichets.decisions.Preparation.class);
        long acte = agent(() -> preparation
                .ouvrir(
                        numero,
                        new fr.guichets.decisions.Preparation.Demande(
                                signataire, LocalDate.of(2022, 6, 30), methode, List.of(), List.of()))
                .id());
        agent(() -> preparation.rediger(acte));
        byte[] pdf = agent(() -> bean(Decisions.class).document(acte).contenu());
        Piece scan = agent(() -> bean(Parapheur.class).deposer(acte, "signe.pdf", new ByteArrayInputStream(pdf)));
        controler();
        agent(() -> bean(Parapheur.class).enregistrer(acte, null, scan.id(), lieu.jour()));
        agent(() -> bean(Notifications.class).engager(acte, null, "15000%05d".formatted(++ej), false));
        agent(() -> bean(Notifications.class).notifier(acte, null, true));
        return numero;
    }

    /** What the antivirus would say of every file. */
    void controler() throws Exception {
        maison.executer("UPDATE " + lieu.code().schema()
                + ".piece SET etat = 'SAINE', controlee_le = now() WHERE etat = 'A_CONTROLER'");
    }

    /** Notified and started: the proof was sent with its file, and accepted. */
    String demarrer(long cout, Methode methode) throws Exception {
        String numero = notifier(cout, methode);
        long piece = joindre(numero, NaturePiece.PREUVE_ENGAGEMENT);
        mairie(() -> bean(Preuves.class).envoyer(numero, preuve("2021-06-02", piece)));
        agent(() -> bean(Preuves.class).accepter(numero, null, null));
        return numero;
    }

    static Preuve.Saisie preuve(String signeeLe, Long piece) {
        return new Preuve.Saisie(TypePreuve.BON_DE_COMMANDE, LocalDate.parse(signeeLe), Montant.euros(12_000), piece);
    }

    /** A file of the beneficiary, found sound. */
    long joindre(String numero, NaturePiece nature) throws Exception {
        long piece = mairie(() -> {
            try (InputStream pdf = new ByteArrayInputStream("%PDF-1.4\n%essai\n".getBytes())) {
                return bean(PiecesDuDossier.class)
                        .joindre(numero, nature, "document.pdf", pdf)
                        .id();
            }
        });
        controler();
        return piece;
    }

    static Paiement.Saisie avance() {
        return new Paiement.Saisie(Paiement.Nature.AVANCE, null, List.of(), List.of(), List.of(), null, "");
    }

    static Paiement.Saisie demande(Paiement.Nature nature, String paye, Long... pieces) {
        return new Paiement.Saisie(
                nature,
                null,
                List.of(new Depense(
                        "Formation", NatureDepense.FORMATION, Montant.ZERO, Montant.euros(new BigDecimal(paye)))),
                List.of(),
                List.of(pieces),
                nature == Paiement.Nature.SOLDE ? LocalDate.of(2021, 6, 2) : null,
                "");
    }

    /** Asked for by the beneficiary; its identifier. */
    long demander(String numero, Paiement.Saisie saisie) {
        return mairie(() -> bean(Paiements.class).demander(numero, null, saisie))
                .demandeEnCours()
                .orElseThrow()
                .id();
    }

    Execution certifier(String numero, long paiement) {
        return agent(() -> bean(Paiements.class).certifier(numero, paiement, null, null, null));
    }

    Execution verser(String numero, long paiement, String chorus) {
        return agent(() -> bean(Paiements.class).verser(numero, paiement, null, chorus, lieu.jour()));
    }

    /** Asked for, certified, paid. */
    void payer(String numero, Paiement.Saisie saisie, String chorus) {
        long paiement = demander(numero, saisie);
        certifier(numero, paiement);
        verser(numero, paiement, chorus);
    }

    EtatDossier etat(String numero) {
        return agent(() -> bean(Dossiers.class).lire(numero).etat());
    }

    Solde solde() {
        return agent(() -> bean(Enveloppes.class).lire().total());
    }

    Execution lire(String numero) {
        return agent(() -> bean(Executions.class).lire(numero));
    }

    static List<Attente.Nature> attendus(Execution execution) {
        return execution.attentes().stream().map(Attente::nature).toList();
    }
}
