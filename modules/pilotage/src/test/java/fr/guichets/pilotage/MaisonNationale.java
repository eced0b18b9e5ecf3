package fr.guichets.pilotage;

import fr.guichets.dossiers.Maison;
import fr.guichets.enveloppes.Credits;
import fr.guichets.enveloppes.CreditsInitiaux;
import fr.guichets.enveloppes.DecisionDeCredits;
import fr.guichets.enveloppes.DecisionDeCredits.Operation;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.OrdreDeCredits;
import fr.guichets.enveloppes.PublicationDispositif;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.interne.national.Transport;
import fr.guichets.reglement.tenants.DossierTenants;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import fr.guichets.socle.base.Migrations;
import fr.guichets.socle.interne.FileDesSorties;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** The house with its national fund, opened for three guichets that have not received anything yet. */
final class MaisonNationale {

    static final CodeDepartement CHER = Maison.CHER;
    static final CodeDepartement PUY_DE_DOME = Maison.PUY_DE_DOME;
    static final Tranche T2021 = Tranche.exercice(2021);
    static final Tranche T2022 = Tranche.exercice(2022);
    static final Acteur NATIONALE = Acteur.systeme("Nadia Nationale", Role.NATIONAL);
    static final Acteur SIGNATAIRE = Acteur.systeme("Sophie Signataire", Role.SIGNATAIRE);

    private static final Acteur RELAIS = Acteur.systeme("Relais");

    private static final String N = "enveloppes.interne.national.";
    private static final Maison.Ajout PILOTAGE = new Maison.Ajout(
            List.of("enveloppes/guichet"),
            List.of(
                    "enveloppes.interne.DelegationRecue",
                    "enveloppes.interne.MouvementEnregistre",
                    N + "CreditsDecides",
                    N + "LigneDeCredits",
                    N + "SuiteDeCredits",
                    N + "MouvementNational",
                    N + "DispositifEnregistre",
                    N + "DispositifEnregistre$Axe",
                    N + "DispositifEnregistre$Provenance"),
            List.of("mouvement", "delegation"),
            List.of(Enveloppes.class, TableauNational.class, MaisonNationale.class));

    private static boolean installee;

    private final Maison maison;

    private MaisonNationale(Maison maison) {
        this.maison = maison;
    }

    static synchronized MaisonNationale ouverte() throws Exception {
        MaisonNationale nationale = new MaisonNationale(Maison.vide(PILOTAGE));
        if (!installee) {
            try (Connection proprietaire = nationale.connexion("postgres")) {
                for (String changelog : List.of("db/documents/commun.sql", "db/enveloppes/national.sql")) {
                    Migrations.appliquer(proprietaire, "national", changelog, Map.of("role", "national"));
                }
                PublicationDispositif.publier(
                        proprietaire,
                        DossierTenants.lire(Path.of("../../tenants")).dispositif());
            }
            installee = true;
        }
        nationale.maison.executer(
                "TRUNCATE national.decision_de_credits CASCADE",
                "TRUNCATE national.journal",
                "TRUNCATE national.piece CASCADE");
        nationale.amorcer();
        return nationale;
    }

    int amorcer() {
        return Acteur.executerEnTantQue(
                NATIONALE, () -> maison.bean(CreditsInitiaux.class).amorcer());
    }

    boolean arrives() {
        return Acteur.executerEnTantQue(
                NATIONALE, () -> maison.bean(CreditsInitiaux.class).arrives());
    }

    Maison maison() {
        return maison;
    }

    Credits credits() {
        return maison.bean(Credits.class);
    }

    <T> T nationalement(Callable<T> action) {
        return DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(NATIONALE, action));
    }

    DecisionDeCredits decider(Operation operation, CodeDepartement guichet, Tranche tranche, Tranche vers, long euros) {
        return nationalement(() -> credits()
                .decider(new OrdreDeCredits(operation, guichet, tranche, vers, Montant.euros(euros), "Essai", "DM-1")));
    }

    DecisionDeCredits relire(DecisionDeCredits decision) {
        return nationalement(() -> credits().lire(decision.numero()));
    }

    Montant reliquat() {
        return nationalement(() -> credits().fonds()).reliquat();
    }

    Montant delegue(CodeDepartement guichet, Tranche tranche) {
        return nationalement(() -> credits().fonds()).delegue(guichet, tranche);
    }

    Montant disponible(CodeDepartement guichet, Tranche tranche) {
        return maison.dans(
                        guichet, SIGNATAIRE, () -> maison.bean(Enveloppes.class).lire())
                .tranches()
                .getOrDefault(tranche, Solde.ZERO)
                .disponible();
    }

    Rapprochement.Rapport rapprocher() {
        return nationalement(() -> maison.bean(Rapprochement.class).rapprocher());
    }

    /** What waits in the national outbox, taken one after the other and not noted as delivered. */
    Optional<Sorties.Message> prendre() {
        return DepartementCourant.executerNational(
                () -> maison.bean(FileDesSorties.class).prendre(Set.of()));
    }

    /** Delivers without noting it, as a server that dies just afterwards. */
    void remettre(Sorties.Message message) {
        Acteur.executerEnTantQue(RELAIS, () -> {
            maison.bean(Transport.class).recevoir(message);
            return null;
        });
    }

    void livrer() {
        Optional<Sorties.Message> message;
        while ((message = prendre()).isPresent()) {
            remettre(message.get());
            long id = message.get().id();
            DepartementCourant.executerNational(() -> {
                maison.bean(FileDesSorties.class).remise(id);
                return null;
            });
        }
    }

    Connection connexion(String role) throws SQLException {
        return DriverManager.getConnection(maison.adresse(role));
    }

    /** As the owner, whom nothing forbids anything. */
    void falsifier(String ordre) throws SQLException {
        maison.executer("SET session_replication_role = replica; " + ordre);
    }
}
