package fr.guichets.lanceur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages on which one reads the mails that the local stack sent. On the loopback only; no script of a mail runs. */
final class PageMessagerie implements AutoCloseable {

    private static final String POLITIQUE =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'self'";
    private static final String POLITIQUE_DU_COURRIEL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "base-uri 'self'; form-action 'none'; frame-ancestors 'self'; "
            + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final Pattern CHEMIN =
            Pattern.compile("/messages/(\\d{1,9})(?:/(html|source|pieces)(?:/(\\d{1,3}))?)?");
    private static final Pattern LIEN = Pattern.compile("https?://[^\\s<>\"]+");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, H 'h' mm", Locale.FRENCH).withZone(ZoneId.of("Europe/Paris"));
    private static final String HTML = "text/html;charset=UTF-8";

    private final ObjectMapper json = new ObjectMapper();
    private final Messagerie messagerie;
    private final Set<String> hotes;
    private final HttpServer serveur;
    private final ExecutorService executeur = Executors.newFixedThreadPool(2);

    private record Reponse(int statut, String type, byte[] corps, Map<String, String> entetes) {
        static Reponse page(int statut, String html) {
            return new Reponse(statut, HTML, utf8(html), Map.of("Content-Security-Policy", POLITIQUE));
        }
    }

    private PageMessagerie(Messagerie messagerie, int port) throws IOException {
        this.messagerie = messagerie;
        this.hotes = Set.of("localhost:" + port, "127.0.0.1:" + port);
        this.serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serveur.setExecutor(executeur);
        serveur.createContext("/", this::repondre);
        serveur.start();
    }

    static PageMessagerie ouvrir(Messagerie messagerie, int port) {
        try {
            return new PageMessagerie(messagerie, port);
        } catch (IOException e) {
            throw new Echec("Les pages de la messagerie locale ne peuvent pas s'ouvrir : " + e.getMessage(), e);
        }
    }

    private void repondre(HttpExchange echange) throws IOException {
        try (echange) {
            Reponse reponse;
            try {
                reponse = refuse(echange) ? erreur(403, "Demande refusée") : router(echange);
            } catch (Echec e) {
                reponse = erreur(500, e.getMessage());
            }
            Headers entetes = echange.getResponseHeaders();
            entetes.set("Content-Type", reponse.type());
            entetes.set("X-Content-Type-Options", "nosniff");
            entetes.set("Referrer-Policy", "no-referrer");
            entetes.set("Cache-Control", "no-store");
            reponse.entetes().forEach(entetes::set);
            boolean sansCorps = echange.getRequestMethod().equals("HEAD") || reponse.corps().length == 0;
            echange.sendResponseHeaders(reponse.statut(), sansCorps ? -1 : reponse.corps().length);
            if (!sansCorps) {
                echange.getResponseBody().write(reponse.corps());
            }
        }
    }

    /** A page of elsewhere may neither read the mails under another name of this machine nor press our buttons. */
    private boolean refuse(HttpExchange echange) {
        String hote = Optional.ofNullable(echange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        String origine = echange.getRequestHeaders().getFirst("Origin");
        return !hotes.contains(hote) || (origine != null && !origine.equals("http://" + hote));
    }

    private Reponse router(HttpExchange echange) {
        String chemin = echange.getRequestURI().getPath();
        if (echange.getRequestMethod().equals("POST")) {
            return agir(chemin);
        }
        Matcher message = CHEMIN.matcher(chemin);
        if (message.matches()) {
            return message(
                            Integer.parseInt(message.group(1)),
                            Optional.ofNullable(message.group(2)).orElse(""),
                            Integer.parseInt(
                                    Optional.ofNullable(message.group(3)).orElse("0")))
                    .orElseGet(() -> erreur(404, "Ce courriel n’existe pas ou plus"));
        }
        String destinataire = destinataire(echange.getRequestURI().getRawQuery());
        return switch (chemin) {
            case "/" -> Reponse.page(200, liste(destinataire));
            case "/messages.json" -> enJson(messagerie.lettres(destinataire));
            case "/style.css" -> new Reponse(200, "text/css;charset=UTF-8", utf8(STYLE), Map.of());
            default -> erreur(404, "Page introuvable");
        };
    }

    private Reponse agir(String chemin) {
        switch (chemin) {
            case "/vider" -> messagerie.vider();
            case "/couper" -> messagerie.couper();
            case "/retablir" -> messagerie.retablir();
            default -> {
                return erreur(404, "Page introuvable");
            }
        }
        return new Reponse(303, HTML, new byte[0], Map.of("Location", "/"));
    }

    private Optional<Reponse> message(int numero, String partie, int rang) {
        if (partie.equals("source")) {
            return messagerie
                    .source(numero)
                    .map(source -> new Reponse(200, "text/plain;charset=UTF-8", source, Map.of()));
        }
        return messagerie.lettre(numero).flatMap(lettre -> switch (partie) {
            case "html" -> Optional.ofNullable(lettre.html()).map(PageMessagerie::corpsHtml);
            case "pieces" -> lettre.pieces().stream().skip(rang).findFirst().map(PageMessagerie::piece);
            default -> Optional.of(Reponse.page(200, page(lettre)));
        });
    }

    /** Its links open in a new tab: the frame may lead nowhere. */
    private static Reponse corpsHtml(String html) {
        return new Reponse(
                200,
                HTML,
                utf8(html.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">")),
                Map.of("Content-Security-Policy", POLITIQUE_DU_COURRIEL));
    }

    private static Reponse piece(Lettre.Jointe piece) {
        String nom = URLEncoder.encode(piece.nom(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Reponse(
                200,
                piece.type(),
                piece.contenu(),
                Map.of("Content-Disposition", "attachment; filename*=UTF-8''" + nom));
    }

    private Reponse enJson(List<Lettre> lettres) {
        List<Map<String, Object>> elements = lettres.stream()
                .map(lettre -> {
                    Map<String, Object> element = new LinkedHashMap<>();
                    element.put("numero", lettre.numero());
                    element.put("a", lettre.a());
                    element.put("de", lettre.de());
                    element.put("objet", lettre.objet());
                    element.put("date", lettre.date().toString());
                    element.put("identifiant", lettre.identifiant());
                    element.put("texte", lettre.texte());
                    element.put("html", lettre.html());
                    element.put(
                            "pieces",
                            lettre.pieces().stream().map(Lettre.Jointe::nom).toList());
                    return element;
                })
                .toList();
        try {
            return new Reponse(200, "application/json", json.writeValueAsBytes(elements), Map.of());
        } catch (IOException e) {
            throw new Echec("courriels illisibles", e);
        }
    }

    private String liste(String destinataire) {
        List<Lettre> lettres = messagerie.lettres(destinataire);
        String elements = lettres.stream()
                .map(lettre -> """
                        <li><a href="/messages/%d">%s</a>
                        <span>à %s</span> <span>%s</span></li>
                        """.formatted(
                                lettre.numero(),
                                texte(lettre.objet().isBlank() ? "(sans objet)" : lettre.objet()),
                                texte(lettre.a()),
                                DATE.format(lettre.date())))
                .collect(Collectors.joining());
        String vide = destinataire.isEmpty()
                ? "<p>Aucun courriel pour l’instant. Ceux que la pile locale envoie arrivent ici, et nulle part ailleurs.</p>"
                : "<p>Aucun courriel pour cette adresse. <a href=\"/\">Voir tous les courriels</a></p>";
        boolean panne = messagerie.enPanne();
        return gabarit("Messagerie locale", """
                <p role="status" class="%s">%s</p>
                <form method="get" action="/" role="search"><label for="a">Destinataire</label>
                <input id="a" name="a" type="search" value="%s" autocomplete="off">
                <button>Filtrer</button></form>
                <h2>%s</h2>
                %s
                <form method="post" action="%s"><button class="second">%s</button></form>
                <form method="post" action="/vider"><button class="second">Effacer tous les courriels</button></form>
                """.formatted(
                panne ? "panne" : "marche",
                panne ? "Panne simulée : les courriels attendent dans les guichets." : "Le serveur de courrier reçoit.",
                texte(destinataire),
                lettres.size() + (lettres.size() < 2 ? " courriel" : " courriels"),
                lettres.isEmpty() ? vide : "<ul class=\"courriels\">" + elements + "</ul>",
                panne ? "/retablir" : "/couper",
                panne ? "Rétablir le serveur de courrier" : "Simuler une panne"));
    }

    private static String page(Lettre lettre) {
        StringBuilder pieces = new StringBuilder();
        for (int i = 0; i < lettre.pieces().size(); i++) {
            Lettre.Jointe piece = lettre.pieces().get(i);
            pieces.append("<li><a href=\"/messages/%d/pieces/%d\">%s</a> (%s, %d ko)</li>"
                    .formatted(
                            lettre.numero(),
                            i,
                            texte(piece.nom()),
                            texte(piece.type()),
                            (piece.contenu().length + 1023) / 1024));
        }
        return gabarit(lettre.objet(), """
                <p><a href="/">Tous les courriels</a></p>
                <dl><dt>De</dt><dd>%s</dd><dt>À</dt><dd>%s</dd><dt>Date</dt><dd>%s</dd></dl>
                %s%s%s
                <p><a href="/messages/%d/source">Voir la source</a></p>
                """.formatted(
                        texte(lettre.de()),
                        texte(lettre.a()),
                        DATE.format(lettre.date()),
                        pieces.isEmpty() ? "" : "<h2>Pièces jointes</h2><ul>" + pieces + "</ul>",
                        lettre.html() == null
                                ? ""
                                : "<h2>HTML</h2><iframe title=\"Le courriel en HTML\" src=\"/messages/"
                                        + lettre.numero()
                                        + "/html\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>",
                        lettre.texte() == null ? "" : "<h2>Texte</h2><pre>" + avecLiens(lettre.texte()) + "</pre>",
                        lettre.numero()));
    }

    private static Reponse erreur(int statut, String message) {
        return Reponse.page(statut, gabarit(message, "<p><a href=\"/\">Tous les courriels</a></p>"));
    }

    private static String gabarit(String titre, String corps) {
        return """
                <!DOCTYPE html>
                <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s – Messagerie locale</title><link rel="stylesheet" href="/style.css"></head>
                <body><main><h1>%1$s</h1>
                %2$s</main></body></html>
                """.formatted(texte(titre), corps);
    }

    private static String avecLiens(String texte) {
        return LIEN.matcher(texte(texte)).replaceAll("<a href=\"$0\" target=\"_blank\" rel=\"noopener\">$0</a>");
    }

    private static String texte(String brut) {
        return brut.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static byte[] utf8(String texte) {
        return texte.getBytes(StandardCharsets.UTF_8);
    }

    private static String destinataire(String requete) {
        return Optional.ofNullable(requete)
                .filter(parametres -> parametres.startsWith("a="))
                .map(parametres -> URLDecoder.decode(parametres.substring(2), StandardCharsets.UTF_8))
                .orElse("");
    }

    @Override
    public void close() {
        serveur.stop(0);
        executeur.shutdownNow();
    }

    private static final String STYLE = """
            :root { color-scheme: light dark; --lien: light-dark(#000091, #aeb2ff); --bord: light-dark(#929292, #767676); }
            body { margin: 0; font: 16px/1.5 system-ui, Arial, sans-serif; }
            main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
            a { color: var(--lien); }
            .courriels { list-style: none; padding: 0; border-top: 1px solid var(--bord); }
            .courriels li { padding: .75rem 0; border-bottom: 1px solid var(--bord); }
            .courriels a { display: block; font-weight: bold; } .courriels span { margin-right: 1rem; }
            form { margin: 1rem 0; } label { display: block; font-weight: bold; }
            input { font: inherit; padding: .4rem .6rem; width: min(24rem, 100%); box-sizing: border-box; }
            button { font: inherit; padding: .4rem 1rem; border: 1px solid var(--lien); background: var(--lien); color: Canvas; cursor: pointer; }
            button.second { background: transparent; color: var(--lien); }
            .marche, .panne { padding: .5rem 1rem; border-left: 4px solid #18753c; } .panne { border-left-color: #ce0500; font-weight: bold; }
            dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; } dt { font-weight: bold; } dd { margin: 0; }
            iframe { width: 100%; height: 36rem; border: 1px solid var(--bord); box-sizing: border-box; }
            pre { white-space: pre-wrap; padding: 1rem; border: 1px solid var(--bord); font: inherit; }
            :focus-visible { outline: 2px solid #0a76f6; outline-offset: 2px; }
            """;
}
