package fr.guichets.referentiel.interne;

import fr.guichets.socle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The files of one vintage, as they travel in the application: a folder per vintage, all listed in millesimes.csv. */
public final class MillesimeEmbarque {

    private static final String RACINE = "/referentiel/";
    private static final String LISTE = "millesimes.csv";

    private final Ligne description;
    private final Map<String, byte[]> fichiers = new LinkedHashMap<>();

    private MillesimeEmbarque(Ligne description) throws IOException {
        this.description = description;
        for (String nom : List.of("regions", "departements", "arrondissements", "epci", "communes")) {
            String fichier = nom + "-" + annee() + ".csv";
            fichiers.put(fichier, lireFichier(annee() + "/" + fichier));
        }
        fichiers.put(Contenu.EVENEMENTS, lireFichier(annee() + "/" + Contenu.EVENEMENTS));
    }

    public static List<MillesimeEmbarque> tous() throws IOException {
        List<MillesimeEmbarque> millesimes = new ArrayList<>();
        for (Ligne ligne : Ligne.lire(LISTE, lireFichier(LISTE))) {
            millesimes.add(new MillesimeEmbarque(ligne));
        }
        return millesimes;
    }

    public int annee() {
        return description.entier("annee");
    }

    String source() {
        return description.texte("source");
    }

    /** Of the texts, whatever compressed them. */
    public String empreinte() {
        MessageDigest sha256 = Sha256.nouveau();
        fichiers.values().forEach(sha256::update);
        return Sha256.hex(sha256);
    }

    /** @throws IllegalStateException when it is not what millesimes.csv announces or is incoherent */
    public Contenu contenu() throws IOException {
        Contenu contenu = Contenu.lire(annee(), fichiers);
        List<String> erreurs = new Coherence(contenu, description).erreurs();
        if (!erreurs.isEmpty()) {
            throw new IllegalStateException(
                    "Le millésime " + annee() + " du référentiel est incohérent :\n" + String.join("\n", erreurs));
        }
        return contenu;
    }

    /** Codes of the arrondissements, each after that of its département. */
    public List<Map.Entry<String, String>> arrondissements() throws IOException {
        String fichier = "arrondissements-" + annee() + ".csv";
        return Ligne.lire(fichier, fichiers.get(fichier)).stream()
                .map(ligne -> Map.entry(ligne.texte("departement"), ligne.texte("code")))
                .toList();
    }

    private static byte[] lireFichier(String chemin) throws IOException {
        try (InputStream texte = MillesimeEmbarque.class.getResourceAsStream(RACINE + chemin);
                InputStream compresse = MillesimeEmbarque.class.getResourceAsStream(RACINE + chemin + ".gz")) {
            if (texte != null) {
                return texte.readAllBytes();
            }
            if (compresse == null) {
                throw new IllegalStateException("Fichier du référentiel absent de l’application : " + chemin);
            }
            return new GZIPInputStream(compresse).readAllBytes();
        }
    }
}
