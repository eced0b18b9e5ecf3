package fr.guichets.web.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Declaration;
import fr.guichets.reglement.Declaration.Precision;
import fr.guichets.reglement.Declaration.Source;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.vocabulaire.Champ;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Forme;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.web.Lecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed about one rule: its value, where it comes from, since when.
 *
 * @param aucune true when the guichet has no such rule
 * @param provenance day, document, page, hypothesis, details, in the order of the screen; empty for the national bounds,
 *     which have none
 */
public record SaisieDeRegle(Cle cle, boolean aucune, ChampSaisi valeur, List<ChampSaisi> provenance) {

    /** Name of the box that says that there is no such rule. */
    static final String AUCUNE = "aucune";

    private static final Typographie FR = new Typographie();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DEPUIS = "depuis";
    private static final String DOCUMENT = "source.document";
    private static final String PAGE = "source.page";
    private static final String HYPOTHESE = "hypothese";
    private static final String PRECISIONS = "precisions";

    private static final String L_UN_DES_DEUX = "l’un des deux est obligatoire";

    private static final Map<String, Champ> PROVENANCE = champsDeProvenance();

    private static Map<String, Champ> champsDeProvenance() {
        Champ document = new Champ(
                "document",
                "Document",
                "Son titre et sa date, comme on le cite ; document ou hypothèse, " + L_UN_DES_DEUX,
                new Forme.Phrase(false),
                true);
        Champ page = new Champ("page", "Page ou paragraphe", "", new Forme.Phrase(false), true);
        Champ hypothese = new Champ(
                "hypothese",
                "Hypothèse",
                "Quand aucun document ne donne la valeur : pourquoi celle-ci ; document ou hypothèse, " + L_UN_DES_DEUX,
                new Forme.Phrase(true),
                true);
        Champ point =
                new Champ("nom", "Point précisé", "Quelques mots, par exemple dernier jour", new Forme.Texte(), false);
        Map<String, Champ> champs = new LinkedHashMap<>();
        champs.put(
                DEPUIS,
                new Champ(DEPUIS, "Connue depuis le", "Jour du document ou de l’hypothèse", new Forme.Jour(), false));
        champs.put(DOCUMENT, document);
        champs.put(PAGE, page);
        champs.put(HYPOTHESE, hypothese);
        champs.put(
                PRECISIONS,
                new Champ(
                        PRECISIONS,
                        "Sources de détail",
                        "Quand un point de la règle vient d’un autre document, ou d’une hypothèse",
                        new Forme.Liste(
                                new Forme.Ensemble(List.of(point, document, page, hypothese)), "une source de détail"),
                        true));
        return champs;
    }

    /** @param declaration what is being changed; its origin is the département's to say when {@code heritee} */
    static SaisieDeRegle de(Cle cle, Declaration declaration, boolean heritee, LocalDate aujourdhui) {
        JsonNode valeur = declaration.valeur() == null ? NullNode.instance : declaration.valeur();
        Map<String, JsonNode> origine = heritee ? nouvelle(aujourdhui) : origine(declaration);
        return new SaisieDeRegle(
                cle,
                cle.facultative() && valeur.isNull(),
                LectureDesChamps.de(champ(cle), "valeur", valeur),
                champs(cle, (nom, champ) -> LectureDesChamps.de(champ, nom, origine.get(nom))));
    }

    static SaisieDeRegle lire(Cle cle, Map<String, String[]> parametres, String action) {
        return new SaisieDeRegle(
                cle,
                cle.facultative() && parametres.containsKey(AUCUNE),
                LectureDesChamps.lire(champ(cle), "valeur", parametres, action),
                champs(cle, (nom, champ) -> LectureDesChamps.lire(champ, nom, parametres, action)));
    }

    private static List<ChampSaisi> champs(Cle cle, BiFunction<String, Champ, ChampSaisi> lecture) {
        return cle.nom().equals(ModelesNationaux.BORNES.nom())
                ? List.of()
                : PROVENANCE.entrySet().stream()
                        .map(entree -> lecture.apply(entree.getKey(), entree.getValue()))
                        .toList();
    }

    private static Champ champ(Cle cle) {
        return new Champ("valeur", cle.intitule(), "", cle.forme(), cle.facultative());
    }

    private static Map<String, JsonNode> nouvelle(LocalDate aujourdhui) {
        return Map.of(DEPUIS, JSON.textNode(aujourdhui.toString()));
    }

    private static Map<String, JsonNode> origine(Declaration declaration) {
        Map<String, JsonNode> origine = new LinkedHashMap<>();
        if (declaration.depuis() != null) {
            origine.put(DEPUIS, JSON.textNode(declaration.depuis().toString()));
        }
        if (declaration.source() != null) {
            origine.put(DOCUMENT, JSON.textNode(declaration.source().document()));
            origine.put(PAGE, JSON.textNode(declaration.source().page()));
        }
        origine.put(HYPOTHESE, JSON.textNode(declaration.hypothese()));
        ArrayNode precisions = JSON.arrayNode();
        Optional.ofNullable(declaration.precisions()).orElse(Map.of()).forEach((nom, precision) -> {
            ObjectNode ligne =
                    precisions.addObject().put("nom", Vocabulaire.detail(nom)).put(HYPOTHESE, precision.hypothese());
            if (precision.source() != null) {
                ligne.put("document", precision.source().document())
                        .put("page", precision.source().page());
            }
        });
        origine.put(PRECISIONS, precisions);
        return origine;
    }

    /**
     * What is typed, as files write it. What cannot be read is noted and stays as typed; the declaration then lacks its day,
     * so that the boundary refuses it and adds what else is wrong.
     */
    Declaration declaration(List<Lecture.Erreur> erreurs) {
        JsonNode lue = aucune ? NullNode.instance : valeur.valeur(erreurs);
        if (provenance.isEmpty()) {
            return new Declaration(null, null, null, null, lue);
        }
        Source source = source(champ(DOCUMENT), champ(PAGE));
        String hypothese = texte(champ(HYPOTHESE));
        exigerUneOrigine(source, hypothese, ChampSaisi.id(DOCUMENT), "", erreurs);
        LocalDate depuis = depuis(erreurs);
        Map<String, Precision> precisions = precisions(erreurs);
        return new Declaration(erreurs.isEmpty() ? depuis : null, source, hypothese, precisions, lue);
    }

    private LocalDate depuis(List<Lecture.Erreur> erreurs) {
        int avant = erreurs.size();
        JsonNode jour = champ(DEPUIS).valeur(erreurs);
        return erreurs.size() > avant ? null : LocalDate.parse(jour.asText());
    }

    private Map<String, Precision> precisions(List<Lecture.Erreur> erreurs) {
        Map<String, Precision> precisions = new LinkedHashMap<>();
        for (ChampSaisi ligne : champ(PRECISIONS).enfants()) {
            ligne.valeur(erreurs);
            Source source = source(ligne.enfants().get(1), ligne.enfants().get(2));
            String hypothese = texte(ligne.enfants().get(3));
            exigerUneOrigine(source, hypothese, ligne.enfants().get(1).getId(), "Source de détail", erreurs);
            precisions.put(nom(ligne), new Precision(source, hypothese));
        }
        return precisions.isEmpty() ? null : precisions;
    }

    private static String nom(ChampSaisi precision) {
        return Vocabulaire.nomDuDetail(precision.enfants().get(0).getTexte());
    }

    private static void exigerUneOrigine(
            Source source, String hypothese, String champ, String ligne, List<Lecture.Erreur> erreurs) {
        if (source == null && hypothese == null) {
            erreurs.add(new Lecture.Erreur(
                    champ,
                    ligne,
                    "Dites d’où vient la valeur\u00a0: un document ou, s’il n’y en a pas, une hypothèse"));
        } else if (source != null && source.document() == null) {
            erreurs.add(new Lecture.Erreur(champ, ligne, "Dites de quel document c’est la page"));
        } else if (source != null && hypothese != null) {
            erreurs.add(new Lecture.Erreur(champ, ligne, "Gardez le document ou l’hypothèse, pas les deux"));
        }
    }

    private static Source source(ChampSaisi document, ChampSaisi page) {
        return document.estVide() && page.estVide() ? null : new Source(texte(document), texte(page));
    }

    private static String texte(ChampSaisi champ) {
        return champ.estVide() ? null : champ.getTexte();
    }

    private ChampSaisi champ(String nom) {
        return provenance.stream()
                .filter(champ -> champ.nom().equals(nom))
                .findFirst()
                .orElseThrow();
    }

    /** What the boundary refuses, beside the field that it is about; what has already been noted there is left out. */
    void ajouter(ChampsInvalides refus, List<Lecture.Erreur> erreurs) {
        Map<String, String> libelles = new LinkedHashMap<>();
        Stream.concat(Stream.of(valeur), provenance.stream()).forEach(champ -> libelles(champ, "", libelles));
        Set<String> notees = erreurs.stream().map(Lecture.Erreur::champ).collect(Collectors.toSet());
        boolean sansOrigine = notees.contains(ChampSaisi.id(DOCUMENT));
        for (Lecture.Erreur erreur : Lecture.Erreur.de(refus, this::id)) {
            String champ = libelles.containsKey(erreur.champ()) ? erreur.champ() : "valeur";
            boolean note = champ.equals(DEPUIS) || notees.contains(champ) || sansOrigine && deLOrigine(erreur.champ());
            if (!note) {
                erreurs.add(new Lecture.Erreur(
                        champ, champ.equals("valeur") ? "" : libelles.get(champ), FR.majuscule(erreur.remede())));
                if (!champ.equals("valeur")) {
                    notees.add(champ);
                }
            }
        }
    }

    /** Of the whole declaration, when the boundary says that it comes from nowhere. */
    private static boolean deLOrigine(String champ) {
        return champ.isEmpty() || champ.equals(HYPOTHESE) || champ.startsWith("source");
    }

    private static void libelles(ChampSaisi champ, String debut, Map<String, String> libelles) {
        String libelle = champ.nom().endsWith("]")
                ? champ.getTitre()
                : FR.phrase(champ.champ().libelle());
        libelles.put(champ.getId(), debut.isEmpty() ? libelle : debut + ", " + libelle);
        champ.enfants().forEach(enfant -> libelles(enfant, champ.nom().endsWith("]") ? libelle : "", libelles));
    }

    /**
     * True when nothing was typed but what the rule says already: inherited, its value with no origin of its own.
     *
     * @param declaree null when the rule is inherited
     */
    boolean redit(Declaration declaree, Declaration nationale) {
        Declaration dite = declaree == null ? nationale : declaree;
        SaisieDeRegle montree = de(cle, dite, declaree == null, LocalDate.EPOCH);
        return declaration(new ArrayList<>()).equals(montree.declaration(new ArrayList<>()));
    }

    /** Id of the field for the path that the boundary gives: {@code precisions.fermeture.source.document}. */
    private String id(String chemin) {
        if (!chemin.startsWith(PRECISIONS + ".")) {
            return ChampSaisi.id(chemin);
        }
        String[] parties = chemin.split("\\.");
        return champ(PRECISIONS).enfants().stream()
                .filter(ligne -> nom(ligne).equals(parties[1]))
                .findFirst()
                .map(ligne -> ligne.getId() + "-" + (parties.length > 2 ? parties[parties.length - 1] : "nom"))
                .orElse(PRECISIONS);
    }

    /** Every field with its name, for what keeps it hidden from one page to the next. */
    public List<Map.Entry<String, String>> champsCaches() {
        List<Map.Entry<String, String>> caches = new ArrayList<>();
        if (aucune) {
            caches.add(Map.entry(AUCUNE, "oui"));
        }
        Stream.concat(Stream.of(valeur), provenance.stream()).forEach(champ -> cacher(champ, caches));
        return caches;
    }

    private static void cacher(ChampSaisi champ, List<Map.Entry<String, String>> caches) {
        champ.textes().forEach(texte -> caches.add(Map.entry(champ.nom(), texte)));
        champ.enfants().forEach(enfant -> cacher(enfant, caches));
    }
}
