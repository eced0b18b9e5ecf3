package fr.guichets.lanceur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A demonstration account of the local stack; its password is its name. All are invented.
 *
 * @param groupe full path, empty for an account without role
 * @param siret what ProConnect says of the organisation, empty for the national administrator
 * @param fournisseur idp_id: who vouches for the person behind ProConnect
 * @param lie false for those that only the simulated ProConnect knows, until they come
 */
record Compte(
        String nom,
        String prenom,
        String nomDeFamille,
        String courriel,
        String groupe,
        String siret,
        String fournisseur,
        boolean lie) {

    /** The guichets that have demonstration accounts, with their host. */
    static final Map<String, String> GUICHETS = ordonnes("18", "cher", "63", "puy-de-dome", "76", "seine-maritime");

    static final String NATIONAL = "national";
    static final String DEMONSTRATION = "/demonstration/dossiers-demo.json";

    /** Who vouches for the agents of the préfectures: the only provider that guichets.acces.fournisseurs admits. */
    static final String FOURNISSEUR_ETAT = "71144ab3-ee1a-4401-b7b3-79b44f7daeeb";

    private static final String FOURNISSEUR_COLLECTIVITES = "0d8c1c4a-5a63-4f5e-9d2b-3f0c4b8e7a11";
    private static final String FOURNISSEUR_INCONNU = "e2f7b6d0-1c94-4d37-8a55-6b9f0a2c3d48";

    /** Before the code of the guichet in the name of the account, and the role there. */
    private static final Map<String, String> FONCTIONS = ordonnes(
            "instructeur", "instructeur",
            "administrateur", "administrateur",
            "evaluateur1", "evaluateur",
            "evaluateur2", "evaluateur",
            "presidence", "presidence",
            "comite1", "comite",
            "comite2", "comite",
            "comite3", "comite",
            "signataire", "signataire");

    private static final List<String> PRENOMS = List.of(
            "Camille",
            "Karim",
            "Hélène",
            "Julien",
            "Fatou",
            "Thomas",
            "Inès",
            "Bernard",
            "Mathilde",
            "Youssef",
            "Claire",
            "Olivier",
            "Nadia",
            "Étienne",
            "Sophie",
            "Mamadou",
            "Anne",
            "Laurent",
            "Léa",
            "Philippe",
            "Samira",
            "Denis",
            "Élodie",
            "Pascal",
            "Manon",
            "Rachid",
            "Isabelle",
            "Simon",
            "Aïcha",
            "Vincent",
            "Jeanne");

    private static final List<String> NOMS = List.of(
            "Moreau",
            "Benali",
            "Girard",
            "Lefèvre",
            "Diallo",
            "Rousseau",
            "Fontaine",
            "Chevalier",
            "Perrin",
            "Haddad",
            "Marchand",
            "Dubois",
            "Faure",
            "Renaud",
            "Lambert",
            "Traoré",
            "Gauthier",
            "Masson",
            "Bertin",
            "Colin",
            "Mercier",
            "Brun",
            "Giraud",
            "Leroy",
            "Vidal",
            "Amrani",
            "Roche",
            "Picard",
            "Noël",
            "Barbier",
            "Charpentier",
            "Delmas",
            "Aubert",
            "Carpentier",
            "Guérin",
            "Lopez",
            "Nguyen");

    private static Map<String, String> ordonnes(String... clesEtValeurs) {
        Map<String, String> ordonnes = new LinkedHashMap<>();
        for (int i = 0; i < clesEtValeurs.length; i += 2) {
            ordonnes.put(clesEtValeurs[i], clesEtValeurs[i + 1]);
        }
        return ordonnes;
    }

    /** Subject of the account: known before its first login. */
    String sujet() {
        return UUID.nameUUIDFromBytes(("guichets/" + nom).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Its subject at the simulated ProConnect. */
    String sujetProConnect() {
        return UUID.nameUUIDFromBytes(("proconnect/" + nom).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** SIRET that stands for the préfecture of a guichet: well formed, of no real establishment that we know. */
    static String siretPrefecture(String code) {
        return siret(avecCle("17" + code + "0999"), "0001");
    }

    static List<Compte> tous() {
        List<Compte> comptes = new ArrayList<>();
        comptes.add(agent(comptes, NATIONAL, "", "", "administration"));
        GUICHETS.forEach((code, hote) -> {
            FONCTIONS.forEach((fonction, role) -> comptes.add(agent(
                    comptes, fonction + "." + code, "/guichets/" + code + "/" + role, siretPrefecture(code), hote)));
            arrondissements(code)
                    .forEach(arrondissement -> comptes.add(agent(
                            comptes,
                            "sous-prefet." + arrondissement,
                            "/guichets/" + code + "/sous-prefet/" + arrondissement,
                            siretPrefecture(code),
                            hote)));
        });
        porteurs()
                .forEach((code, porteur) -> comptes.add(personne(
                        comptes,
                        "agent." + code,
                        "",
                        porteur.get("siretSynthetique").asText(),
                        FOURNISSEUR_COLLECTIVITES,
                        enAdresse(porteur.get("nom").asText()) + ".collectivite",
                        true)));
        return comptes;
    }

    /** What an attacker or a newcomer may assert: known to the simulated ProConnect only. */
    static List<Compte> inconnus() {
        List<Compte> connus = tous();
        Compte signataire = connus.stream()
                .filter(compte -> compte.nom.equals("signataire.63"))
                .findFirst()
                .orElseThrow();
        String siretMurol = porteurs().get("63247").get("siretSynthetique").asText();
        List<Compte> inconnus = new ArrayList<>();
        inconnus.add(new Compte(
                "usurpateur",
                signataire.prenom,
                signataire.nomDeFamille,
                signataire.courriel,
                "",
                siretMurol,
                FOURNISSEUR_INCONNU,
                false));
        inconnus.add(personne(
                connus, "nouveau.agent", "", siretPrefecture("63"), FOURNISSEUR_ETAT, "puy-de-dome.prefecture", false));
        connus.add(inconnus.get(1));
        inconnus.add(personne(
                connus,
                "nouvel.elu",
                "",
                siret("211800339", "0777"),
                FOURNISSEUR_COLLECTIVITES,
                "bourges.collectivite",
                false));
        return inconnus;
    }

    private static Compte agent(List<Compte> deja, String nom, String groupe, String siret, String hote) {
        return personne(deja, nom, groupe, siret, FOURNISSEUR_ETAT, hote + ".prefecture", true);
    }

    private static Compte personne(
            List<Compte> deja, String nom, String groupe, String siret, String fournisseur, String chez, boolean lie) {
        String prenom = PRENOMS.get(deja.size() % PRENOMS.size());
        String nomDeFamille = NOMS.get(deja.size() % NOMS.size());
        String courriel = enAdresse(prenom) + "." + enAdresse(nomDeFamille) + "@" + chez + ".invalid";
        return new Compte(nom, prenom, nomDeFamille, courriel, groupe, siret, fournisseur, lie);
    }

    private static String enAdresse(String texte) {
        return Normalizer.normalize(texte, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.FRENCH)
                .replaceAll("[^a-z0-9]+", "-");
    }

    private static String siret(String siren, String etablissement) {
        return avecCle(siren + etablissement);
    }

    /** Adds the Luhn key that SIREN and SIRET end with. */
    private static String avecCle(String chiffres) {
        int somme = 0;
        for (int i = 0; i < chiffres.length(); i++) {
            int chiffre = chiffres.charAt(chiffres.length() - 1 - i) - '0';
            int poids = i % 2 == 0 ? 2 * chiffre : chiffre;
            somme += poids > 9 ? poids - 9 : poids;
        }
        return chiffres + (10 - somme % 10) % 10;
    }

    private static List<String> arrondissements(String code) {
        try (BufferedReader lecture = new BufferedReader(new InputStreamReader(
                ressource("/referentiel/2021/arrondissements-2021.csv"), StandardCharsets.UTF_8))) {
            return lecture.lines()
                    .map(ligne -> ligne.split(","))
                    .filter(colonnes -> colonnes[2].equals(code))
                    .map(colonnes -> colonnes[0])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The applicants of the demonstration file by code. */
    private static Map<String, JsonNode> porteurs() {
        try (InputStream flux = ressource(DEMONSTRATION)) {
            Map<String, JsonNode> porteurs = new LinkedHashMap<>();
            for (JsonNode dossier : new ObjectMapper().readTree(flux).get("dossiers")) {
                JsonNode porteur = dossier.get("porteur");
                porteurs.putIfAbsent(porteur.get("code").asText(), porteur);
            }
            return porteurs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream ressource(String nom) {
        return Compte.class.getResourceAsStream(nom);
    }
}
