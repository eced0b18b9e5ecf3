package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Demandes;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.programmation.Avis;
import fr.guichets.socle.OperationInvalide;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Un acte suit le bénéficiaire :")
class RetraitsTest {

    private Bureau bureau;

    @BeforeEach
    void ouvrir() throws Exception {
        bureau = new Bureau();
    }

    private void retirer(String numero) {
        bureau.mairie(() -> bureau.bean(Depots.class).seDesister(numero, null, "Projet abandonné"));
        assertEquals(EtatDossier.DESISTEMENT, bureau.etat(numero));
    }

    private Acte preparer(Avis avis) {
        return bureau.preparer(
                bureau.decider(avis),
                avis == Avis.FAVORABLE
                        ? bureau.demande()
                        : new Preparation.Demande(bureau.signataire, null, null, List.of(), List.of("Hors du champ.")));
    }

    @ParameterizedTest(name = "avis {0}, signé {1} : {2}")
    @CsvSource({
        "FAVORABLE, false, ANNULE",
        "FAVORABLE, true, SANS_SUITE",
        "DEFAVORABLE, false, ANNULE",
        "DEFAVORABLE, true, SANS_SUITE"
    })
    @DisplayName("il ne reste ni à signer, ni à notifier quand le dossier est retiré")
    void retire(Avis avis, boolean signe, EtatActe attendu) {
        Acte acte = preparer(avis);
        if (signe) {
            assertTrue(bureau.signer(acte.id()).signe());
        }
        retirer(acte.dossier());
        Acte clos = bureau.lire(acte.id());
        assertEquals(attendu, clos.etat());
        assertEquals("le bénéficiaire s'est retiré", clos.annulation().motif());
        assertEquals(signe, clos.signature() != null);
        assertTrue(!bureau.signer(acte.id()).signe());
        assertThrows(OperationInvalide.class, () -> bureau.notifier(acte.id()));
    }

    @Test
    @DisplayName("notifié, il le reste : la demande ne se retire plus")
    void notifie() {
        Acte acte = bureau.notifie();
        assertThrows(OperationInvalide.class, () -> retirer(acte.dossier()));
        assertEquals(EtatActe.NOTIFIE, bureau.lire(acte.id()).etat());
    }

    @Test
    @DisplayName("un refus ne se signe pas sur un dossier qui n'attend plus de refus")
    void refusSansObjet() throws Exception {
        Acte acte = preparer(Avis.DEFAVORABLE);
        bureau.maison.executer(
                "UPDATE guichet_18.dossier SET etat = 'EN_INSTRUCTION' WHERE numero = '" + acte.dossier() + "'");
        assertTrue(bureau.signer(acte.id()).refus().contains("ne se refuse plus"));
        assertEquals(EtatActe.A_SIGNER, bureau.lire(acte.id()).etat());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"code, 18033", "siren, 211800339"})
    @DisplayName("il nomme les membres du groupement tels que le dépôt les a reconnus, jamais par leur code")
    void membres(String cle, String valeur) {
        ObjectNode saisie = Demandes.NANCAY.deepCopy();
        saisie.putArray("membres").addObject().put(cle, valeur);
        String numero = bureau.mairie(() -> {
            String reference = bureau.bean(Brouillons.class).creer(saisie).reference();
            return bureau.bean(Depots.class)
                    .deposer(reference, null, true, false)
                    .numero();
        });
        ValeursActe.Projet projet = bureau.agent(
                        () -> bureau.bean(Redaction.class).preparer(numero))
                .projet();
        assertEquals(
                List.of("la commune de Bourges"),
                projet.membres().stream()
                        .map(ValeursActe.Beneficiaire::designation)
                        .toList());
    }
}
