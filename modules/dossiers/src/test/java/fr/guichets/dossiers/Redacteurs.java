package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.Brouillons;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import fr.guichets.socle.interne.FileDesSorties;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Those who write rules, at a guichet or for all; afterwards, nothing of what they published is left. */
abstract class Redacteurs {

    static final CodeDepartement PUY_DE_DOME = Maison.PUY_DE_DOME;
    static final CodeDepartement CHER = Maison.CHER;
    static final LocalDate AUJOURD_HUI = LocalDate.parse("2021-06-02");
    static final Acteur ALI = Gens.agent("Ali", Set.of(), Role.ADMINISTRATEUR);
    static final Acteur BEA = Gens.agent("Béa", Set.of(), Role.ADMINISTRATEUR);
    static final Acteur NADIA = Gens.agent("Nadia", Set.of(), Role.NATIONAL);

    Maison maison;

    @BeforeEach
    void ouvrir() throws Exception {
        maison = Maison.vide();
    }

    @AfterEach
    void oublier() throws SQLException {
        List<String> schemas = new ArrayList<>(List.of("national"));
        Maison.GUICHETS.forEach(code -> schemas.add(code.schema()));
        for (String schema : schemas) {
            maison.executer(
                    "TRUNCATE " + schema + ".reglement_brouillon CASCADE",
                    "DELETE FROM " + schema + ".reglement_version WHERE auteur <> 'installation'");
        }
        maison.executer(
                "TRUNCATE national.modele_suite, national.redaction_deleguee, national.journal",
                "DELETE FROM national.modele_version WHERE auteur <> 'installation'");
    }

    Brouillons brouillons() {
        return maison.bean(Brouillons.class);
    }

    <T> T a(CodeDepartement guichet, Acteur acteur, Callable<T> action) {
        return maison.dans(guichet, acteur, action);
    }

    <T> T nationalement(Callable<T> action) {
        return DepartementCourant.executerNational(() -> Acteur.executerEnTantQue(NADIA, action));
    }

    Brouillon ouvrirA(CodeDepartement guichet, Acteur acteur) {
        return a(guichet, acteur, () -> brouillons().ouvrir());
    }

    Brouillon declarer(CodeDepartement guichet, Acteur acteur, String cle, long version, String valeur) {
        return a(guichet, acteur, () -> brouillons().declarer(cle, version, hypothese(valeur)));
    }

    /** Of one key, as who opens it to write it reads it. */
    long version(CodeDepartement guichet, String cle) {
        return a(guichet, ALI, () -> brouillons().apercu()).regle(cle).version();
    }

    boolean aucunBrouillon(CodeDepartement guichet) {
        return a(guichet, ALI, () -> brouillons().courant()).isEmpty();
    }

    String publier(CodeDepartement guichet, Acteur acteur, Brouillon brouillon, LocalDate effet) {
        return a(guichet, acteur, () -> brouillons().publier(brouillon.version(), effet, "Essai"));
    }

    static Declaration hypothese(String valeur) {
        return new Declaration(AUJOURD_HUI, null, "pour l'essai", null, JsonDossiers.lire(valeur));
    }

    static String plancher(int euros) {
        return "{\"montant\":" + euros + ",\"assiette\":\"COUT_GLOBAL\"}";
    }

    static JsonNode valeur(Declaration declaration) {
        return declaration.valeur();
    }

    List<String> versions(CodeDepartement guichet) {
        return a(guichet, ALI, () -> maison.bean(Reglements.class).versions()).stream()
                .map(Reglements.Version::numero)
                .toList();
    }

    Reglement enVigueur(CodeDepartement guichet, String jour) {
        return a(guichet, ALI, () -> maison.bean(Reglements.class).enVigueur(LocalDate.parse(jour)));
    }

    /** Carries what waits in every outbox, the national one included, in the name of the relay. */
    void livrer() {
        maison.livrer();
        Optional<Sorties.Message> message;
        while ((message = DepartementCourant.executerNational(
                        () -> maison.bean(FileDesSorties.class).prendre(Set.of())))
                .isPresent()) {
            Sorties.Message prise = message.get();
            Acteur.executerEnTantQue(Acteur.systeme("Relais"), () -> maison.livrer(prise));
            DepartementCourant.executerNational(() -> {
                maison.bean(FileDesSorties.class).remise(prise.id());
                return null;
            });
        }
        maison.livrer();
    }
}
