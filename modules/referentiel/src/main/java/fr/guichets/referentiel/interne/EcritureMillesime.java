package fr.guichets.referentiel.interne;

import fr.guichets.referentiel.NatureCollectivite;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes one vintage by COPY, in the transaction of its connection. */
public final class EcritureMillesime {

    /** Null is an unquoted empty field, as COPY reads it. */
    private static final CSVFormat FORMAT_COPY = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setNullString("")
            .get();

    private final Connection connexion;
    private final CopyManager copie;
    private final Contenu contenu;
    private final Map<String, String> departementsDesCommunes = new HashMap<>();
    private final List<Object[]> recherche = new ArrayList<>();

    public EcritureMillesime(Connection connexion, Contenu contenu) throws SQLException {
        this.connexion = connexion;
        this.copie = connexion.unwrap(PGConnection.class).getCopyAPI();
        this.contenu = contenu;
        for (Ligne commune : contenu.communes()) {
            departementsDesCommunes.put(commune.texte("code_insee"), commune.texte("departement"));
        }
    }

    public void ecrire(MillesimeEmbarque millesime) throws SQLException, IOException {
        try (PreparedStatement ordre =
                connexion.prepareStatement("INSERT INTO millesime (annee, source, empreinte) VALUES (?, ?, ?)")) {
            ordre.setInt(1, millesime.annee());
            ordre.setString(2, millesime.source());
            ordre.setString(3, millesime.empreinte());
            ordre.executeUpdate();
        }
        copier("region", contenu.regions(), this::region);
        copier("departement", contenu.departements(), this::departement);
        copier("arrondissement", contenu.arrondissements(), this::arrondissement);
        copier("epci", contenu.epci(), this::epci);
        copier("commune", contenu.communes(), this::commune);
        copier("commune_evenement", contenu.evenements(), this::evenement);
        copier("recherche", recherche, Function.identity());
        try (Statement ordre = connexion.createStatement()) {
            ordre.execute("ANALYZE region, departement, arrondissement, epci, commune, recherche");
        }
    }

    private Object[] region(Ligne region) {
        // No text names the guichet of a région: that of the département where its préfecture sits.
        String departement = departementsDesCommunes.get(region.texte("chef_lieu"));
        String code = region.texte("code");
        String nom = region.texte("nom");
        int population = region.entier(contenu.populationMunicipale());
        indexer(NatureCollectivite.REGION, code, departement, population, nom, List.of());
        return new Object[] {contenu.annee(), code, nom, region.texte("chef_lieu"), departement, population};
    }

    private Object[] departement(Ligne departement) {
        String code = departement.texte("code");
        String nom = departement.texte("nom");
        int population = departement.entier(contenu.populationMunicipale());
        indexer(NatureCollectivite.DEPARTEMENT, code, code, population, nom, List.of());
        return new Object[] {
            contenu.annee(),
            code,
            nom,
            departement.texte("region"),
            departement.texte("chef_lieu"),
            departement.texte("zone").equals("drom"),
            departement.texte("fuseau_horaire"),
            departement.texte("slug"),
            population
        };
    }

    private Object[] arrondissement(Ligne arrondissement) {
        return new Object[] {
            contenu.annee(),
            arrondissement.texte("code"),
            arrondissement.texte("nom"),
            arrondissement.texte("departement"),
            arrondissement.texte("chef_lieu")
        };
    }

    private Object[] epci(Ligne epci) {
        NatureCollectivite nature = NatureEpci.de(epci).nature();
        String siren = epci.texte("siren");
        String nom = epci.texte("nom");
        String departement = epci.texte("departement_principal_DERIVE");
        int population = epci.entier(contenu.populationMunicipale());
        indexer(nature, siren, departement, population, nom, List.of());
        return new Object[] {
            contenu.annee(),
            siren,
            nom,
            nature.name(),
            epci.texte("fiscalite"),
            departement,
            population,
            epci.entier(contenu.populationTotale())
        };
    }

    private Object[] commune(Ligne commune) {
        String code = commune.texte("code_insee");
        String nom = commune.texte("nom");
        String departement = commune.texte("departement");
        String siren = commune.texte("siren");
        List<String> codesPostaux = List.of(commune.texte("codes_postaux").split(";"));
        int population = commune.entier(contenu.populationMunicipale());
        List<String> autresCodes = new ArrayList<>(codesPostaux);
        autresCodes.add(siren);
        indexer(NatureCollectivite.COMMUNE, code, departement, population, nom, autresCodes);
        return new Object[] {
            contenu.annee(),
            code,
            nom,
            departement,
            commune.facultatif("arrondissement"),
            siren,
            commune.facultatif("epci_siren"),
            "{" + String.join(",", codesPostaux) + "}",
            population,
            commune.entierFacultatif(contenu.populationTotale())
        };
    }

    private Object[] evenement(Ligne evenement) {
        return new Object[] {
            contenu.annee(),
            evenement.texte("code_disparu"),
            evenement.texte("nom"),
            evenement.texte("departement"),
            evenement.entier("de_millesime"),
            evenement.entier("vers_millesime"),
            evenement.texte("code_successeur"),
            evenement.texte("nom_successeur")
        };
    }

    private void indexer(
            NatureCollectivite nature,
            String code,
            String departement,
            int population,
            String nom,
            List<String> autresCodes) {
        String nomNormalise = TexteRecherche.normaliser(nom);
        String codes = TexteRecherche.normaliser(code + " " + String.join(" ", autresCodes));
        String mots = " " + nomNormalise + " " + codes + " " + TexteRecherche.normaliser(nature.libelle());
        recherche.add(new Object[] {
            contenu.annee(), nature.name(), code, departement, population, nomNormalise, " " + codes + " ", mots
        });
    }

    private <T> void copier(String table, List<T> lignes, Function<T, Object[]> valeurs)
            throws SQLException, IOException {
        StringWriter texte = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(texte, FORMAT_COPY)) {
            for (T ligne : lignes) {
                csv.printRecord(valeurs.apply(ligne));
            }
        }
        copie.copyIn("COPY " + table + " FROM STDIN (FORMAT csv)", new StringReader(texte.toString()));
    }
}
