package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.reglement.Ebauche;
import fr.guichets.socle.Montant;
import fr.guichets.web.Lecture;
import fr.guichets.web.MontantSaisi;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was typed on the screen of creation, word for word.
 *
 * @param tranches by exercise
 */
public record SaisieDeGuichet(
        Map<String, String> textes, Set<String> natures, boolean plafondPourTous, Map<Integer, String> tranches) {

    private static final Typographie FR = new Typographie();
    private static final int POPULATION_MAXIMALE = 100_000_000;
    private static final List<String> TEXTES = List.of(
            "code",
            "copie",
            "nom",
            "complement",
            "slug",
            "intitule",
            "autorite",
            "region",
            "fuseau",
            "tribunal",
            "plafond",
            "enveloppe",
            "effet",
            "motif",
            "document",
            "page",
            "hypothese");

    private static final Map<String, String> EXIGES = Map.of(
            "nom", "Saisissez le nom du département",
            "complement", "Saisissez ce qui suit « Guichet », par exemple du Haut-Rhin",
            "slug", "Saisissez une adresse, par exemple haut-rhin",
            "intitule", "Saisissez l’administration, par exemple Préfecture du Haut-Rhin",
            "autorite", "Saisissez l’autorité, par exemple Préfet du Haut-Rhin",
            "region", "Saisissez la région",
            "motif", "Dites pourquoi ce guichet est créé");

    /** Of the fields on the screen, in which their errors are said. */
    private static final List<String> ORDRE = List.of(
            "nom",
            "complement",
            "slug",
            "intitule",
            "autorite",
            "region",
            "fuseau",
            "tribunal",
            "natures",
            "plafond",
            "enveloppe",
            "document",
            "hypothese",
            "effet",
            "motif");

    static SaisieDeGuichet de(Map<String, String[]> parametres, List<Integer> exercices) {
        Map<Integer, String> tranches = new TreeMap<>();
        exercices.forEach(exercice -> tranches.put(exercice, texte(parametres, "tranche-" + exercice)));
        return new SaisieDeGuichet(
                TEXTES.stream().collect(Collectors.toMap(Function.identity(), nom -> texte(parametres, nom))),
                Set.of(parametres.getOrDefault("natures", new String[0])),
                "TOUS".equals(texte(parametres, "portee")),
                tranches);
    }

    /** As the screen is first shown. */
    static SaisieDeGuichet de(Ebauche ebauche, List<Integer> exercices) {
        Map<Integer, String> tranches = new TreeMap<>();
        exercices.forEach(
                exercice -> tranches.put(exercice, montant(ebauche.tranches().get(exercice))));
        Map<String, String> textes = TEXTES.stream().collect(Collectors.toMap(Function.identity(), nom -> ""));
        textes.put("code", ebauche.code().valeur());
        textes.put("copie", ebauche.copie() == null ? "" : ebauche.copie().valeur());
        textes.put("nom", ebauche.nom());
        textes.put("complement", ebauche.complement());
        textes.put("slug", ebauche.slug());
        textes.put("intitule", ebauche.intitule());
        textes.put("autorite", ebauche.autorite());
        textes.put("region", ebauche.region());
        textes.put("fuseau", ebauche.fuseau().getId());
        textes.put("tribunal", ebauche.tribunal() == null ? "" : ebauche.tribunal());
        textes.put("plafond", ebauche.plafond() == null ? "" : FR.nombre(ebauche.plafond()));
        textes.put("enveloppe", montant(ebauche.enveloppe()));
        textes.put("effet", FR.dateCourte(ebauche.effet()));
        return new SaisieDeGuichet(
                textes,
                ebauche.natures().stream().map(Enum::name).collect(Collectors.toSet()),
                ebauche.plafondPourTous(),
                tranches);
    }

    private static String montant(Montant montant) {
        return montant == null ? "" : FR.montant(montant);
    }

    private static String texte(Map<String, String[]> parametres, String nom) {
        return parametres.getOrDefault(nom, new String[] {""})[0].strip();
    }

    public String texte(String nom) {
        return textes.get(nom);
    }

    /** What is typed, to be declared; what cannot be read is noted. */
    Ebauche lire(Ebauche proposee, List<Lecture.Erreur> erreurs) {
        if (texte("document").isEmpty() == texte("hypothese").isEmpty()) {
            erreurs.add(new Lecture.Erreur(
                    "document", "Citez un document, ou bien écrivez l’hypothèse retenue : l’un des deux"));
        }
        EXIGES.forEach((champ, remede) -> exige(champ, erreurs, remede, Function.identity()));
        Ebauche lue = new Ebauche(
                proposee.code(),
                proposee.type(),
                texte("slug"),
                texte("nom"),
                texte("complement"),
                texte("intitule"),
                texte("autorite"),
                texte("region"),
                exige(
                        "fuseau",
                        erreurs,
                        "Saisissez un fuseau horaire, par exemple Europe/Paris",
                        SaisieDeGuichet::fuseau),
                ouNul("tribunal"),
                proposee.copie(),
                naturesLues(erreurs),
                lu("plafond", erreurs, SaisieDeGuichet::population),
                plafondPourTous,
                exige("enveloppe", erreurs, "Saisissez le montant, 0 s’il n’y a pas d’enveloppe", MontantSaisi::lire),
                tranchesLues(erreurs),
                exige("effet", erreurs, "Saisissez une date, par exemple 07/06/2021", Lecture::date),
                texte("motif"),
                ouNul("document"),
                ouNul("page"),
                ouNul("hypothese"));
        erreurs.sort(Comparator.comparingInt(erreur -> ORDRE.indexOf(erreur.champ())));
        return lue;
    }

    private String ouNul(String nom) {
        return texte(nom).isEmpty() ? null : texte(nom);
    }

    private Set<NatureCollectivite> naturesLues(List<Lecture.Erreur> erreurs) {
        Set<NatureCollectivite> lues = EnumSet.noneOf(NatureCollectivite.class);
        Arrays.stream(NatureCollectivite.values())
                .filter(nature -> natures.contains(nature.name()))
                .forEach(lues::add);
        if (lues.isEmpty()) {
            erreurs.add(new Lecture.Erreur("natures", "Cochez au moins une nature de collectivité"));
        }
        return lues;
    }

    private Map<Integer, Montant> tranchesLues(List<Lecture.Erreur> erreurs) {
        Map<Integer, Montant> lues = new TreeMap<>();
        tranches.forEach((exercice, texte) -> {
            Montant montant = lu("tranche-" + exercice, texte, erreurs, MontantSaisi::lire);
            if (montant != null) {
                lues.put(exercice, montant);
            }
        });
        return lues;
    }

    private static ZoneId fuseau(String texte) {
        try {
            return ZoneId.of(texte);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Saisissez un fuseau horaire, par exemple Europe/Paris", e);
        }
    }

    private static Integer population(String texte) {
        String chiffres = texte.replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!chiffres.matches("\\d{1,9}")
                || Integer.parseInt(chiffres) > POPULATION_MAXIMALE
                || Integer.parseInt(chiffres) == 0) {
            throw new IllegalArgumentException("Saisissez un nombre d’habitants, par exemple 100 000");
        }
        return Integer.valueOf(chiffres);
    }

    private <T> T exige(String champ, List<Lecture.Erreur> erreurs, String remede, Function<String, T> lecture) {
        if (texte(champ).isEmpty()) {
            erreurs.add(new Lecture.Erreur(champ, FR.phrase(remede)));
        }
        return lu(champ, erreurs, lecture);
    }

    private <T> T lu(String champ, List<Lecture.Erreur> erreurs, Function<String, T> lecture) {
        return lu(champ, texte(champ), erreurs, lecture);
    }

    private static <T> T lu(String champ, String texte, List<Lecture.Erreur> erreurs, Function<String, T> lecture) {
        if (texte.isEmpty()) {
            return null;
        }
        try {
            return lecture.apply(texte);
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur(champ, FR.phrase(e.getMessage())));
            return null;
        }
    }
}
