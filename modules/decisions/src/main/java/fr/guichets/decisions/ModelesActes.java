package fr.guichets.decisions;

import fr.guichets.decisions.interne.ModelesEnregistres;
import fr.guichets.decisions.regles.Comparaison;
import fr.guichets.decisions.regles.Condition;
import fr.guichets.decisions.regles.Mention;
import fr.guichets.decisions.regles.Relecture;
import fr.guichets.decisions.regles.Vocabulaire;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates of the current guichet: its own, or the national ones that it has not replaced. A version never changes. */
@ApplicationScoped
@Transactional
@Reserve({Role.INSTRUCTEUR, Role.ADMINISTRATEUR, Role.SIGNATAIRE})
public class ModelesActes {

    /**
     * @param version 1, 2, 3… of this guichet; 0 for the national template that it never replaced
     * @param national true when the text is the national one
     * @param empreinte SHA-256 of the text when it was published, in hexadecimal
     * @param publieLe null for version 0, as are its author and reason
     */
    public record Modele(
            NatureActe nature,
            int version,
            boolean national,
            String texte,
            String empreinte,
            Instant publieLe,
            String publiePar,
            String motif) {

        /** As acts say it. */
        public String designation() {
            return version == 0 ? "modèle national" : "modèle du guichet, version " + version;
        }
    }

    /** One line of a comparison. */
    public record Difference(Sens sens, String texte) {
        public enum Sens {
            GARDEE,
            RETIREE,
            AJOUTEE
        }
    }

    /** @param code what is typed between braces, or the reference of a mention */
    public record Mot(String code, String sens) {}

    /**
     * All that a template of one nature may say and must say.
     *
     * @param champs by group
     * @param conditions after « si »
     * @param mentions what the law wants, with its reference
     */
    public record Aide(Map<String, List<Mot>> champs, List<Mot> conditions, List<Mot> mentions) {}

    @Inject
    ModelesEnregistres modeles;

    @Inject
    Journal journal;

    @Inject
    Horloge horloge;

    /** One for each nature. */
    public List<Modele> enVigueur() {
        return Arrays.stream(NatureActe.values()).map(this::enVigueur).toList();
    }

    public Modele enVigueur(NatureActe nature) {
        List<Modele> versions = modeles.toutes(nature);
        return versions.get(versions.size() - 1);
    }

    /** From version 0, the national one, to the one in force. */
    public List<Modele> historique(NatureActe nature) {
        return modeles.toutes(nature);
    }

    /** @throws Introuvable when there is no such version */
    public Modele version(NatureActe nature, int version) {
        return modeles.toutes(nature).stream()
                .filter(modele -> modele.version() == version)
                .findFirst()
                .orElseThrow(() -> new Introuvable("Ce modèle n'a pas de version " + version + "."));
    }

    /** Line by line, what a version changed; against the national text for version 1. */
    public List<Difference> differences(NatureActe nature, int version) {
        return version == 0
                ? List.of()
                : Comparaison.comparer(
                        version(nature, version - 1).texte(),
                        version(nature, version).texte());
    }

    public Aide aide(NatureActe nature) {
        Map<String, List<Mot>> champs = new LinkedHashMap<>();
        Vocabulaire.pour(nature)
                .forEach((groupe, membres) -> champs.put(
                        groupe,
                        membres.stream()
                                .map(champ -> new Mot(champ.code(), champ.sens()))
                                .toList()));
        return new Aide(
                champs,
                Arrays.stream(Condition.values())
                        .map(condition -> new Mot(condition.code(), condition.sens()))
                        .toList(),
                Mention.de(nature).stream()
                        .map(mention -> new Mot(mention.reference(), mention.libelle()))
                        .toList());
    }

    /**
     * Acts are written from it as of now; those that were written keep the version that they used.
     *
     * @param lue the version that was in force when the text was opened
     * @throws fr.guichets.socle.ChampsInvalides naming every defect of the text with its line, and an absent reason
     * @throws ModifieEntreTemps when another version was published since
     * @throws OperationInvalide SANS_CHANGEMENT when the text is the one in force
     */
    @Reserve(Role.ADMINISTRATEUR)
    public Modele publier(NatureActe nature, String texte, String motif, int lue) {
        String propre = Relecture.relire(nature, texte, motif);
        Modele actuel = actuel(nature, lue);
        if (propre.equals(actuel.texte())) {
            throw new OperationInvalide("SANS_CHANGEMENT", "Ce texte est déjà celui du modèle en vigueur.");
        }
        return ajouter(actuel, propre, motif.strip(), "MODELE_PUBLIE");
    }

    /**
     * Back to the national text, and to what it will become.
     *
     * @throws ModifieEntreTemps when another version was published since
     * @throws OperationInvalide SANS_CHANGEMENT when it is the national one already
     */
    @Reserve(Role.ADMINISTRATEUR)
    public Modele restaurer(NatureActe nature, int lue) {
        Modele actuel = actuel(nature, lue);
        if (actuel.national()) {
            throw new OperationInvalide("SANS_CHANGEMENT", "Ce modèle est déjà le modèle national.");
        }
        return ajouter(actuel, null, "Retour au modèle national", "MODELE_RESTAURE");
    }

    private Modele actuel(NatureActe nature, int lue) {
        Modele actuel = enVigueur(nature);
        if (actuel.version() != lue) {
            throw new ModifieEntreTemps();
        }
        return actuel;
    }

    private Modele ajouter(Modele precedent, String texte, String motif, String verbe) {
        int version = precedent.version() + 1;
        modeles.ajouter(
                precedent.nature(), version, texte, motif, horloge.maintenant().truncatedTo(ChronoUnit.MILLIS));
        Modele publie = version(precedent.nature(), version);
        journal.consigner(
                "modele/" + precedent.nature().code(),
                verbe,
                resume(precedent, precedent.motif()),
                resume(publie, motif));
        return publie;
    }

    private static Map<String, Object> resume(Modele modele, String motif) {
        return Map.of(
                "version", modele.version(),
                "empreinte", modele.empreinte(),
                "motif", motif == null ? "" : motif);
    }
}
