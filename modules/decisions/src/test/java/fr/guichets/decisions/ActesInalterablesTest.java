package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.guichets.dossiers.Maison;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Un acte écrit")
class ActesInalterablesTest {

    private Bureau bureau;

    @BeforeEach
    void ouvrir() throws Exception {
        bureau = new Bureau();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("ne peut pas être changé par le rôle du guichet, même en SQL")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE acte SET montant = 1 | 42501",
                "UPDATE acte SET numero = 'x' | 42501",
                "UPDATE acte SET signataire = 1 | 42501",
                "DELETE FROM acte | 42501",
                "UPDATE acte_document SET contenu = '' | 42501",
                "DELETE FROM acte_document | 42501",
                "DELETE FROM acte_lecture | 42501",
                "UPDATE signataire SET nom = 'x' | 42501",
                "UPDATE acte SET etat = 'NOTIFIE' | 23514",
                "UPDATE acte SET etat = 'A_SIGNER' | 23514",
                "UPDATE acte SET ej = NULL | 23514",
                "UPDATE acte SET etat = 'SANS_SUITE' | 23514",
                "UPDATE acte SET empreinte_signe = NULL | 23514",
                "UPDATE acte SET annule_le = now(), motif_annulation = 'x' | 23514",
                "UPDATE acte SET etat = 'ANNULE', annule_le = now(), motif_annulation = 'x' | 23514",
                "INSERT INTO acte_document SELECT acte, forme, '', 'x', now() FROM acte_document | 23505"
            })
    void immuable(String ordre, String etatSql) throws Exception {
        Acte acte = ordre.contains("ej = NULL") ? bureau.notifie() : bureau.signe();
        SQLException refus =
                assertThrows(SQLException.class, () -> bureau.maison.executerEnTantQueRole(Maison.CHER, ordre));
        assertEquals(etatSql, refus.getSQLState(), refus.getMessage());
        assertEquals(acte, bureau.lire(acte.id()));
    }

    @Test
    @DisplayName("dont un octet a changé dans la base ne s'ouvre plus")
    void scelle() throws Exception {
        Acte acte = bureau.signe();
        Decisions decisions = bureau.bean(Decisions.class);
        byte[] avant = bureau.agent(() -> decisions.document(acte.id()).contenu());
        assertArrayEquals(
                avant, bureau.agent(() -> decisions.document(acte.id()).contenu()));
        bureau.maison.executer("UPDATE guichet_18.acte_document SET contenu = set_byte(contenu, 1000, 0)");
        assertThrows(IllegalStateException.class, () -> bureau.agent(() -> decisions.document(acte.id())));
    }
}
