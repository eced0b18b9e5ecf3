package fr.guichets.enveloppes;

import fr.guichets.enveloppes.regles.Delegation;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.enveloppes.regles.LigneNationale;
import fr.guichets.enveloppes.regles.NatureNationale;
import fr.guichets.enveloppes.regles.Position;
import fr.guichets.enveloppes.regles.PositionDeleguee;
import fr.guichets.enveloppes.regles.PositionNationale;
import fr.guichets.enveloppes.regles.Rejeu;
import fr.guichets.enveloppes.regles.RejeuNational;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the ledgers again without the application, as the owner role or any role that may read them. */
public final class RegistresHorsLigne {

    private static final int PAGE = 1000;

    private final Connection connexion;

    /** @param connexion out of autocommit, so that long ledgers are read page by page */
    public RegistresHorsLigne(Connection connexion) {
        this.connexion = connexion;
    }

    /** What was read of one guichet: its ledger, and in it what comes from the national level. */
    public record DuGuichet(Verification verification, List<Mouvement> recus) {}

    private interface Lecture {
        /** @return false when the rows after it are not needed */
        boolean lire(ResultSet ligne) throws SQLException;
    }

    private void parcourir(String requete, Lecture lecture) throws SQLException {
        try (Statement ordre = connexion.createStatement()) {
            ordre.setFetchSize(PAGE);
            try (ResultSet lignes = ordre.executeQuery(requete)) {
                boolean encore = true;
                while (encore && lignes.next()) {
                    encore = lecture.lire(lignes);
                }
            }
        }
    }

    public Dispositif dispositif() throws SQLException {
        List<Dispositif.Axe> axes = new ArrayList<>();
        parcourir("SELECT code, libelle, dotation, laboratoires FROM national.axe ORDER BY code", l -> {
            long regional = l.getLong(4);
            Montant laboratoires = l.wasNull() ? null : new Montant(regional);
            return axes.add(new Dispositif.Axe(l.getString(1), l.getString(2), montant(l, 3), laboratoires));
        });
        List<Dispositif> lus = new ArrayList<>();
        parcourir(
                "SELECT code, libelle, dotation, premier_exercice, dernier_exercice FROM national.dispositif",
                l -> lus.add(new Dispositif(
                        l.getString(1), l.getString(2), montant(l, 3), l.getInt(4), l.getInt(5), axes, List.of())));
        return lus.get(0);
    }

    public VerificationNationale national() throws SQLException {
        RejeuNational rejeu = new RejeuNational();
        parcourir(
                "SELECT nature, montant, decision, guichet, tranche, rang, reliquat, laboratoires, delegue, guichet_rang,"
                        + " guichet_delegue FROM national.mouvement_national ORDER BY rang",
                l -> rejeu.suivre(new LigneNationale(
                        NatureNationale.valueOf(l.getString(1)),
                        montant(l, 2),
                        l.getString(3),
                        l.getString(4) == null ? null : new CodeDepartement(l.getString(4)),
                        l.getString(5) == null ? null : new Tranche(l.getString(5)),
                        new PositionNationale(l.getLong(6), montant(l, 7), montant(l, 8), montant(l, 9)),
                        l.getString(4) == null ? null : new PositionDeleguee(l.getLong(10), montant(l, 11)))));
        return rejeu.terminer();
    }

    public List<DecisionDeCredits> decisions() throws SQLException {
        Map<String, List<DecisionDeCredits.Ligne>> lignes = new HashMap<>();
        parcourir(
                "SELECT numero, tranche, nature, montant FROM national.ligne_de_credits ORDER BY numero, tranche",
                l -> lignes.computeIfAbsent(l.getString(1), absent -> new ArrayList<>())
                        .add(new DecisionDeCredits.Ligne(
                                new Tranche(l.getString(2)), Nature.valueOf(l.getString(3)), montant(l, 4))));
        List<DecisionDeCredits> decisions = new ArrayList<>();
        parcourir(
                """
                SELECT d.numero, d.operation, d.guichet, d.initiale, d.motif, d.reference, d.decidee_le, d.par_nom,
                       coalesce(a.etat, r.etat, 'ENVOYEE'), coalesce(a.le, r.le), CASE WHEN a.etat IS NULL THEN r.motif END
                  FROM national.decision_de_credits d
                  LEFT JOIN national.suite_de_credits a ON a.numero = d.numero AND a.etat = 'APPLIQUEE'
                  LEFT JOIN national.suite_de_credits r ON r.numero = d.numero AND r.etat = 'REFUSEE'
                 ORDER BY d.annee, d.rang
                """,
                l -> decisions.add(new DecisionDeCredits(
                        l.getString(1),
                        DecisionDeCredits.Operation.valueOf(l.getString(2)),
                        new CodeDepartement(l.getString(3)),
                        l.getBoolean(4),
                        lignes.getOrDefault(l.getString(1), List.of()),
                        l.getString(5),
                        l.getString(6),
                        instant(l, 7),
                        l.getString(8),
                        DecisionDeCredits.Etat.valueOf(l.getString(9)),
                        instant(l, 10),
                        l.getString(11))));
        return decisions;
    }

    public DuGuichet guichet(CodeDepartement code) throws SQLException {
        Set<Delegation> arrivees = new HashSet<>();
        parcourir(
                "SELECT numero, tranche, nature, montant FROM " + code.schema() + ".delegation",
                l -> arrivees.add(new Delegation(
                                l.getString(1),
                                new Tranche(l.getString(2)),
                                Nature.valueOf(l.getString(3)),
                                montant(l, 4)))
                        || true);
        Rejeu rejeu = new Rejeu(arrivees::contains);
        List<Mouvement> recus = new ArrayList<>();
        parcourir(
                "SELECT tranche, rang, nature, montant, dossier, origine, auteur, auteur_nom, motif, le, disponible,"
                        + " reserve, engage, paye, reverse, debite, credite, delegation, dossier_rang, dossier_reserve,"
                        + " dossier_engage, dossier_paye, dossier_reverse FROM " + code.schema()
                        + ".mouvement ORDER BY tranche, rang",
                l -> {
                    Mouvement mouvement = mouvement(l);
                    if (l.getString(18) != null) {
                        recus.add(mouvement);
                    }
                    rejeu.suivre(new Ligne(
                            mouvement,
                            Compte.valueOf(l.getString(16)),
                            Compte.valueOf(l.getString(17)),
                            l.getString(18),
                            mouvement.dossier() == null ? null : duDossier(l)));
                    return true;
                });
        return new DuGuichet(rejeu.terminer(), recus);
    }

    private static Mouvement mouvement(ResultSet l) throws SQLException {
        return new Mouvement(
                new Tranche(l.getString(1)),
                l.getLong(2),
                Nature.valueOf(l.getString(3)),
                montant(l, 4),
                l.getString(5),
                l.getString(6),
                l.getString(7),
                l.getString(8),
                l.getString(9),
                instant(l, 10),
                new Solde(montant(l, 11), montant(l, 12), montant(l, 13), montant(l, 14), montant(l, 15)));
    }

    private static Position duDossier(ResultSet l) throws SQLException {
        return new Position(
                l.getLong(19), new Solde(Montant.ZERO, montant(l, 20), montant(l, 21), montant(l, 22), montant(l, 23)));
    }

    private static Montant montant(ResultSet l, int colonne) throws SQLException {
        return new Montant(l.getLong(colonne));
    }

    private static Instant instant(ResultSet l, int colonne) throws SQLException {
        Timestamp lu = l.getTimestamp(colonne);
        return lu == null ? null : lu.toInstant();
    }
}
