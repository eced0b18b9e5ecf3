package fr.guichets.essais;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen: keeps cookies by host and path, follows redirections by hand, fills in the form of login.
 * Names that end in localhost are all reached by the loopback, with the Host header that a browser would send.
 */
final class Connexion {

    static final int PORT = URI.create(Http.base()).getPort();
    static final int KEYCLOAK = PORT + 100;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final int SAUTS_MAXIMUM = 20;
    private static final Pattern FORMULAIRE = Pattern.compile("action=\"([^\"]*/login-actions/authenticate[^\"]*)\"");
    private static final Pattern PROCONNECT = Pattern.compile("href=\"([^\"]*/broker/proconnect/login[^\"]*)\"");
    private static final Pattern JETON = Pattern.compile("name=\"jeton\" value=\"([^\"]+)\"");

    private record Cle(String hote, String chemin, String nom) {}

    /** Where one is in the end, and what is read there. */
    record Vue(URI adresse, HttpResponse<String> reponse) {

        int statut() {
            return reponse.statusCode();
        }

        String corps() {
            return reponse.body();
        }

        /** True when the identity provider asks for a name and a password. */
        boolean demandeUnMotDePasse() {
            return FORMULAIRE.matcher(corps()).find();
        }

        /** Hidden field that proves that a form was served by us. */
        String jeton() {
            Matcher jeton = JETON.matcher(corps());
            if (!jeton.find()) {
                throw new AssertionError("pas de formulaire dans " + adresse + "\n" + corps());
            }
            return jeton.group(1);
        }
    }

    private final Map<Cle, String> cookies = new LinkedHashMap<>();

    /** Somebody who has given a name and the same word as password at the login of this host. */
    static Connexion de(String compte, String hote) {
        Connexion connexion = new Connexion();
        connexion.identifier(connexion.lire(hote, "/connexion"), compte);
        return connexion;
    }

    /** Somebody who has come through the simulated ProConnect. */
    static Connexion parProConnect(String compte, String hote) {
        Connexion connexion = new Connexion();
        Vue choix = connexion.lire(hote, "/connexion");
        Matcher lien = PROCONNECT.matcher(choix.corps());
        if (!lien.find()) {
            throw new AssertionError("ProConnect n'est pas proposé :\n" + choix.corps());
        }
        connexion.identifier(connexion.suivre("GET", absolue(choix.adresse(), lien.group(1)), null), compte);
        return connexion;
    }

    static URI adresse(String hote, String chemin) {
        return URI.create("http://" + hote + ":" + PORT + chemin);
    }

    /** Fills in the form of login that is on the screen. */
    Vue identifier(Vue formulaire, String compte) {
        Matcher action = FORMULAIRE.matcher(formulaire.corps());
        if (!action.find()) {
            throw new AssertionError(
                    "pas de formulaire de connexion à " + formulaire.adresse() + "\n" + formulaire.corps());
        }
        Vue apres = suivre(
                "POST",
                absolue(formulaire.adresse(), action.group(1)),
                corps(Map.of("username", List.of(compte), "password", List.of(compte), "credentialId", List.of(""))));
        if (apres.demandeUnMotDePasse()) {
            throw new AssertionError("connexion refusée à " + compte + "\n" + apres.corps());
        }
        return apres;
    }

    Vue lire(String hote, String chemin) {
        return suivre("GET", adresse(hote, chemin), null);
    }

    /** Sends a form as a page of this host would, and follows what comes. */
    Vue envoyer(String hote, String chemin, Map<String, List<String>> champs) {
        return suivre("POST", adresse(hote, chemin), corps(champs), "Origin", "http://" + hote + ":" + PORT);
    }

    /** One request, nothing followed. */
    HttpResponse<String> demander(String methode, URI adresse, String corps, String... entetes) {
        return demander(methode, adresse, corps, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), entetes);
    }

    /** A file, as it is sent. */
    byte[] telecharger(String hote, String chemin) {
        HttpResponse<byte[]> reponse =
                demander("GET", adresse(hote, chemin), null, HttpResponse.BodyHandlers.ofByteArray());
        if (reponse.statusCode() != 200) {
            throw new AssertionError(chemin + " : " + reponse.statusCode());
        }
        return reponse.body();
    }

    private <T> HttpResponse<T> demander(
            String methode, URI adresse, String corps, HttpResponse.BodyHandler<T> lecture, String... entetes) {
        HttpRequest.Builder requete = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + adresse.getPort() + suite(adresse)))
                .timeout(Duration.ofSeconds(60))
                .header("Host", adresse.getAuthority())
                .header("Accept", "text/html");
        if (corps != null) {
            requete.header("Content-Type", "application/x-www-form-urlencoded");
        }
        for (int i = 0; i < entetes.length; i += 2) {
            requete.setHeader(entetes[i], entetes[i + 1]);
        }
        String envoyes = cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().hote().equals(adresse.getHost())
                        && adresse.getPath().startsWith(cookie.getKey().chemin()))
                .map(cookie -> cookie.getKey().nom() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!envoyes.isEmpty()) {
            requete.header("Cookie", envoyes);
        }
        requete.method(
                methode,
                corps == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(corps));
        try {
            HttpResponse<T> reponse = CLIENT.send(requete.build(), lecture);
            reponse.headers().allValues("Set-Cookie").forEach(cookie -> garder(adresse.getHost(), cookie));
            return reponse;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Vue suivre(String methode, URI adresse, String corps, String... entetes) {
        HttpResponse<String> reponse = demander(methode, adresse, corps, entetes);
        URI ou = adresse;
        for (int sauts = 0; reponse.statusCode() / 100 == 3 && reponse.statusCode() != 304; sauts++) {
            if (sauts > SAUTS_MAXIMUM) {
                throw new AssertionError("redirections sans fin vers " + ou);
            }
            ou = absolue(ou, reponse.headers().firstValue("Location").orElseThrow());
            reponse = demander("GET", ou, null);
        }
        return new Vue(ou, reponse);
    }

    /** Session cookie of a host, null when there is none. */
    String session(String hote) {
        return cookies.get(new Cle(hote, "/", "JSESSIONID"));
    }

    void poserSession(String hote, String valeur) {
        cookies.put(new Cle(hote, "/", "JSESSIONID"), valeur);
    }

    void oublierSession(String hote) {
        cookies.remove(new Cle(hote, "/", "JSESSIONID"));
    }

    static String corps(Map<String, List<String>> champs) {
        List<String> paires = new ArrayList<>();
        champs.forEach(
                (nom, valeurs) -> valeurs.forEach(valeur -> paires.add(URLEncoder.encode(nom, StandardCharsets.UTF_8)
                        + "=" + URLEncoder.encode(valeur, StandardCharsets.UTF_8))));
        return String.join("&", paires);
    }

    private static URI absolue(URI ici, String lien) {
        return ici.resolve(lien.replace("&amp;", "&"));
    }

    private static String suite(URI adresse) {
        String question = adresse.getRawQuery();
        return adresse.getRawPath() + (question == null ? "" : "?" + question);
    }

    private void garder(String hote, String cookie) {
        String[] morceaux = cookie.split(";");
        String[] nomEtValeur = morceaux[0].split("=", 2);
        String chemin = "/";
        boolean efface = false;
        for (String morceau : morceaux) {
            String attribut = morceau.strip();
            if (attribut.regionMatches(true, 0, "path=", 0, 5)) {
                chemin = attribut.substring(5);
            }
            efface |= attribut.equalsIgnoreCase("Max-Age=0") || attribut.contains("01-Jan-1970");
        }
        Cle cle = new Cle(hote, chemin, nomEtValeur[0].strip());
        if (efface) {
            cookies.remove(cle);
        } else {
            cookies.put(cle, nomEtValeur[1]);
        }
    }
}
