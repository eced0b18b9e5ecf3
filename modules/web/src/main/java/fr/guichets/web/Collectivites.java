package fr.guichets.web;

import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.Arrondissement;
import fr.guichets.referentiel.Collectivite;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds collectivités for the pages, each with its guichet and what tells it from its namesakes. */
@RequestScoped
public class Collectivites {

    public static final int MAXIMUM = 20;
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2,9}");

    /**
     * @param precisions nature, postal codes, arrondissement, inhabitants
     * @param guichet the competent one, null when the registry has none
     */
    public record Trouvee(Collectivite collectivite, String precisions, Guichet guichet) {
        public String reference() {
            return collectivite.nature() + "-" + collectivite.code();
        }

        /** True when a guichet receives its requests. */
        public boolean ouverte() {
            return guichet != null && guichet.etat() == Guichet.Etat.OUVERT;
        }

        public boolean releveDe(Guichet autre) {
            return guichet != null && guichet.code().equals(autre.code());
        }
    }

    private final Map<CodeDepartement, Map<String, String>> arrondissements = new HashMap<>();

    @Inject
    private Referentiel referentiel;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie typographie;

    /** The most likely first; those of this guichet before those of others when it is given. */
    public List<Trouvee> rechercher(String texte, Guichet dAbord, int annee) {
        List<Collectivite> trouvees = new ArrayList<>();
        if (dAbord != null) {
            trouvees.addAll(referentiel.rechercher(texte, dAbord.code(), annee, MAXIMUM));
        }
        referentiel.rechercher(texte, null, annee, MAXIMUM).stream()
                .filter(collectivite -> !trouvees.contains(collectivite))
                .forEach(trouvees::add);
        return trouvees.stream().map(this::situer).toList();
    }

    /** @param reference COMMUNE-18159, as {@link Trouvee#reference()} writes it */
    public Optional<Trouvee> parReference(String reference, int annee) {
        int tiret = reference.indexOf('-');
        if (tiret < 0) {
            return Optional.empty();
        }
        String code = reference.substring(tiret + 1);
        return Arrays.stream(NatureCollectivite.values())
                .filter(nature -> nature.name().equals(reference.substring(0, tiret)))
                .findFirst()
                .filter(nature -> CODE.matcher(code).matches())
                .flatMap(nature -> referentiel.parCode(nature, code, annee))
                .map(this::situer);
    }

    private Trouvee situer(Collectivite collectivite) {
        return new Trouvee(
                collectivite,
                precisions(collectivite),
                guichets.parCode(collectivite.departement()).orElse(null));
    }

    private String precisions(Collectivite collectivite) {
        List<String> precisions = new ArrayList<>();
        precisions.add(typographie.phrase(collectivite.nature().libelle()));
        if (!collectivite.codesPostaux().isEmpty()) {
            precisions.add(String.join(
                    ", ", collectivite.codesPostaux().stream().limit(3).toList()));
        }
        if (collectivite.arrondissement() != null) {
            String nom = arrondissements
                    .computeIfAbsent(collectivite.departement(), this::arrondissements)
                    .get(collectivite.arrondissement());
            if (nom != null) {
                precisions.add("arrondissement " + typographie.de(typographie.phrase(nom)));
            }
        }
        precisions.add(typographie.habitants(collectivite.populationMunicipale()));
        return String.join(" · ", precisions);
    }

    private Map<String, String> arrondissements(CodeDepartement departement) {
        Map<String, String> noms = new HashMap<>();
        for (Arrondissement arrondissement : referentiel.arrondissements(departement)) {
            noms.put(arrondissement.code(), arrondissement.nom());
        }
        return noms;
    }
}
