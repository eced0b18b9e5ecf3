package fr.guichets.execution;

import static fr.guichets.execution.Chantier.demande;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Maison;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.NatureDepense;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Montant;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("À un guichet qui compte toutes taxes comprises, sur un vrai PostgreSQL,")
class ToutesTaxesTest {

    private Chantier c;

    @BeforeEach
    void publier() throws Exception {
        c = Chantier.duCher();
        c.gens.comme(Gens.ADMINISTRATEUR, () -> {
            Brouillons brouillons = c.bean(Brouillons.class);
            brouillons.ouvrir();
            LocalDate jour = LocalDate.of(2021, 6, 2);
            Brouillon declare = brouillons.declarer(
                    "assiette", 0, new Declaration(jour, null, "pour l'essai", null, JsonDossiers.lire("\"TTC\"")));
            return brouillons.publier(declare.version(), jour, "Essai");
        });
    }

    @AfterEach
    void oublier() throws SQLException {
        c.maison.executer(
                "TRUNCATE " + Maison.CHER.schema() + ".reglement_brouillon CASCADE",
                "DELETE FROM " + Maison.CHER.schema() + ".reglement_version WHERE auteur <> 'installation'");
    }

    @Test
    @DisplayName("le payé se compte comme le prévu : qui dépense tout reçoit toute l'aide")
    void payeCommePrevu() throws Exception {
        String numero = c.demarrer(10_000, Methode.PRORATA);
        Execution execution = c.lire(numero);
        assertEquals(Assiette.TTC, execution.assiette());
        assertEquals(Montant.euros(12_000), execution.aide().depenseSubventionnable());
        assertEquals(Montant.euros(12_000), execution.prevues().get(0).prevu());
        Calcul calcul =
                c.agent(() -> c.bean(Paiements.class).calculer(numero, demande(Paiement.Nature.SOLDE, "12000")));
        assertEquals(execution.aide().montant(), calcul.montantFinal());
        assertEquals(
                "Les dépenses justifiées font 12\u00a0000\u00a0€\u00a0TTC.",
                calcul.explications().get(0));
    }

    @Test
    @DisplayName("le montant payé est demandé toutes taxes comprises")
    void montantDemande() throws Exception {
        String numero = c.demarrer(10_000, Methode.PRORATA);
        Paiement.Saisie sansMontant = new Paiement.Saisie(
                Paiement.Nature.ACOMPTE,
                null,
                List.of(new Depense("Formation", NatureDepense.FORMATION, Montant.ZERO, null)),
                List.of(),
                List.of(),
                null,
                "");
        ChampsInvalides refus = assertThrows(
                ChampsInvalides.class,
                () -> c.agent(() -> c.bean(Paiements.class).calculer(numero, sansMontant)));
        assertEquals(
                "Donnez le montant payé, toutes taxes comprises\u00a0; 0 si rien ne l'a été.",
                refus.erreurs().get(0).message());
    }
}
