package fr.guichets.decisions;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.ModelesActes.Modele;
import fr.guichets.decisions.ValeursActe.Aide;
import fr.guichets.decisions.ValeursActe.Examen;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Instruction;
import fr.guichets.dossiers.Maison;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les modèles d'un guichet, et les actes qui en sont faits")
class ModelesActesTest {

    private static final NatureActe REFUS = NatureActe.REFUS;

    private Maison maison;
    private Gens gens;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = MaisonDesActes.vide();
        gens = new Gens(maison, Maison.CHER);
    }

    @Test
    @DisplayName(
            "Un guichet publie son modèle, le compare, revient au modèle national ; chaque version reste, et le journal la dit")
    void versions() {
        String national = modele(Maison.CHER).texte();
        assertEquals(0, modele(Maison.CHER).version());
        maison.ilEst("2021-06-03T08:00:00Z");
        String nouveau = national.replace("Madame, Monsieur,\n\nLe", "Bonjour,\n\nLe");
        Modele premiere = admin(() -> modeles().publier(REFUS, nouveau.replace("\n", " \r\n"), "Ton plus simple", 0));
        assertEquals(nouveau, premiere.texte(), "les fins de ligne du navigateur ne sont pas gardées");
        Modele seconde = admin(() -> modeles().restaurer(REFUS, 1));
        assertAll(
                () -> assertEquals("modèle du guichet, version 1", premiere.designation()),
                () -> assertEquals("2021-06-03T08:00:00Z", premiere.publieLe().toString()),
                () -> assertEquals("Ali Administrateur", premiere.publiePar()),
                () -> assertTrue(seconde.national()),
                () -> assertEquals(national, modele(Maison.CHER).texte()),
                () -> assertEquals(
                        List.of(0, 1, 2),
                        admin(() -> modeles().historique(REFUS)).stream()
                                .map(Modele::version)
                                .toList()),
                () -> assertEquals(
                        List.of("RETIREE Madame, Monsieur,", "AJOUTEE Bonjour,"),
                        admin(() -> modeles().differences(REFUS, 1)).stream()
                                .filter(ligne -> ligne.sens() != ModelesActes.Difference.Sens.GARDEE)
                                .map(ligne -> ligne.sens() + " " + ligne.texte())
                                .toList()),
                () -> assertEquals(
                        List.of("MODELE_PUBLIE", "MODELE_RESTAURE"),
                        admin(() -> maison.bean(Journal.class).de("modele/refus")).stream()
                                .map(Journal.Ligne::action)
                                .toList()),
                () -> assertThrows(
                        Introuvable.class, () -> admin(() -> modeles().version(REFUS, 9))));
    }

    @Test
    @DisplayName("Le modèle d'un guichet ne change rien chez un autre")
    void etanche() {
        publier("Un.");
        assertEquals(1, modele(Maison.CHER).version());
        assertEquals(0, modele(Maison.PUY_DE_DOME).version());
    }

    @Test
    @DisplayName(
            "Un texte fautif, inchangé, ou lu avant une autre publication n'est pas publié ; seul l'administrateur publie")
    void refuses() {
        String national = modele(Maison.CHER).texte();
        ChampsInvalides fautif = assertThrows(
                ChampsInvalides.class, () -> admin(() -> modeles().publier(REFUS, national + "{inconnu}\n", " ", 0)));
        assertEquals(
                List.of("CHAMP_INCONNU", "VALEUR_ABSENTE"),
                fautif.erreurs().stream().map(ChampsInvalides.Erreur::code).toList());
        OperationInvalide inchange = assertThrows(
                OperationInvalide.class, () -> admin(() -> modeles().publier(REFUS, national, "Rien", 0)));
        assertEquals("SANS_CHANGEMENT", inchange.code());
        assertThrows(OperationInvalide.class, () -> admin(() -> modeles().restaurer(REFUS, 0)));
        publier("Un.");
        assertThrows(
                ModifieEntreTemps.class, () -> admin(() -> modeles().publier(REFUS, national + "Deux.\n", "Deux", 0)));
        assertThrows(AccesRefuse.class, () -> gens.commeAgent(() -> modeles().restaurer(REFUS, 1)));
        assertThrows(
                AccesRefuse.class,
                () -> gens.comme(Gens.SECRETAIRE, () -> modeles().enVigueur(REFUS)));
        assertEquals(1, modele(Maison.CHER).version());
    }

    @Test
    @DisplayName("La base elle-même refuse qu'une version soit changée ou effacée")
    void immuable() {
        publier("Un.");
        for (String ordre : List.of("UPDATE modele_acte SET texte = 'x'", "DELETE FROM modele_acte")) {
            SQLException refus =
                    assertThrows(SQLException.class, () -> maison.executerEnTantQueRole(Maison.CHER, ordre));
            assertEquals("42501", refus.getSQLState(), ordre);
        }
    }

    @Test
    @DisplayName("L'acte d'un vrai dossier : préparé d'après le dépôt, complété, écrit d'après le modèle en vigueur")
    void acteDUnDossier() throws Exception {
        String numero = gens.depose().numero();
        maison.ilEst("2021-06-09T07:00:00Z");
        gens.commeAgent(() -> maison.bean(Instruction.class).declarerComplet(numero, null));
        ValeursActe base = gens.commeAgent(() -> redaction().preparer(numero));
        List<String> manquants = gens.commeAgent(() -> redaction().manquants(NatureActe.ATTRIBUTION, base));
        assertTrue(
                manquants.containsAll(List.of(
                        "numéro de l’acte {acte.numero}",
                        "nom du signataire {signataire.nom}",
                        "montant maximum de l’aide {montant}",
                        "date prévisionnelle d’achèvement {date.achevement}")),
                manquants::toString);
        OperationInvalide refus = assertThrows(
                OperationInvalide.class,
                () -> gens.commeAgent(() -> redaction().rediger(NatureActe.ATTRIBUTION, base)));
        assertEquals("VALEURS_MANQUANTES", refus.code());
        assertTrue(refus.getMessage().contains("{montant}"), refus.getMessage());

        ValeursActe complet = base.numero("18-2021-A-0001", null)
                .signataire(new ValeursActe.Signataire("Jean Préfet", "Préfet du Cher", null))
                .examen(new Examen("2021-1", LocalDate.of(2021, 9, 15), false))
                .aide(new Aide(
                        Montant.euros(4800),
                        Methode.PRORATA,
                        LocalDate.of(2022, 3, 31),
                        List.of(),
                        gens.commeAgent(
                                () -> redaction().versement(base.projet().versionReglement()))));
        Redaction.Redige acte = gens.commeAgent(() -> redaction().rediger(NatureActe.ATTRIBUTION, complet));
        String texte = Conformite.texte(Conformite.garder("acte-nancay", acte.pdf()));
        Conformite.exiger(acte.pdf());
        assertAll(
                () -> assertEquals("modèle national", acte.modele()),
                () -> assertTrue(texte.contains("à la commune de Nançay (SIREN 2"), texte),
                () -> assertTrue(texte.contains("la commune de Bourges"), texte),
                () -> assertTrue(texte.contains("Vu le dossier, complet le 9 juin 2021"), texte),
                () -> assertTrue(texte.contains("fixée à 6 000 € hors taxes (six mille euros)"), texte),
                () -> assertTrue(texte.contains("de 4 800 € (quatre mille huit cents euros), soit 80 %"), texte),
                () -> assertTrue(texte.contains("tribunal administratif d’Orléans"), texte));
    }

    @Test
    @DisplayName("L'aperçu d'un texte qui se publierait est un PDF ; sinon chaque défaut est dit, et rien n'est gardé")
    void apercu() {
        String texte = modele(Maison.CHER).texte();
        byte[] pdf = admin(() -> redaction().apercu(REFUS, texte));
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        assertThrows(ChampsInvalides.class, () -> admin(() -> redaction().apercu(REFUS, "Bonjour {toi}.")));
        assertThrows(AccesRefuse.class, () -> gens.commeAgent(() -> redaction().apercu(REFUS, texte)));
        assertFalse(modele(Maison.CHER).version() > 0);
    }

    private void publier(String ajout) {
        Modele actuel = modele(Maison.CHER);
        admin(() -> modeles().publier(REFUS, actuel.texte() + ajout + "\n", "Essai", actuel.version()));
    }

    private Modele modele(CodeDepartement guichet) {
        return maison.dans(guichet, Gens.ADMINISTRATEUR, () -> modeles().enVigueur(REFUS));
    }

    private <T> T admin(Callable<T> action) {
        Acteur administrateur = Gens.ADMINISTRATEUR;
        return gens.comme(administrateur, action);
    }

    private ModelesActes modeles() {
        return maison.bean(ModelesActes.class);
    }

    private Redaction redaction() {
        return maison.bean(Redaction.class);
    }
}
