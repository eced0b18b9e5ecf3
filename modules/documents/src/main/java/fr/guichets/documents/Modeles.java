package fr.guichets.documents;

import fr.guichets.socle.Montant;
import freemarker.core.TemplateClassResolver;
import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.AdapterTemplateModel;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The house's templates (resources documents/). A template sees the values it is given, as texts, numbers, lists, maps, and
 * the functions of French writing; it reaches no Java object. A missing value is an error, never an empty place.
 */
final class Modeles {

    private static final Configuration CONFIGURATION = configuration();

    private Modeles() {}

    /** A value that only the functions below can read: what a template prints is always written the French way. */
    private record Valeur(Object objet) implements AdapterTemplateModel, WrapperTemplateModel {
        @Override
        public Object getAdaptedObject(Class<?> indice) {
            return objet;
        }

        @Override
        public Object getWrappedObject() {
            return objet;
        }
    }

    private static final class Enveloppe extends SimpleObjectWrapper {
        Enveloppe() {
            super(Configuration.VERSION_2_3_34);
        }

        @Override
        protected TemplateModel handleUnknownType(Object objet) throws TemplateModelException {
            if (objet instanceof Montant
                    || objet instanceof LocalDate
                    || objet instanceof Instant
                    || objet instanceof ZoneId) {
                return new Valeur(objet);
            }
            return super.handleUnknownType(objet);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Modeles.class, "/documents");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.FRENCH);
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setObjectWrapper(new Enveloppe());
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setLocalizedLookup(false);
        Typographie fr = new Typographie();
        fonction(configuration, "montant", arguments -> fr.montant(lire(arguments, 0, Montant.class)));
        fonction(configuration, "date", arguments -> fr.date(lire(arguments, 0, LocalDate.class)));
        fonction(
                configuration,
                "dateHeure",
                arguments -> fr.dateHeure(lire(arguments, 0, Instant.class), lire(arguments, 1, ZoneId.class)));
        fonction(configuration, "nombre", arguments -> fr.nombre(entier(arguments)));
        fonction(configuration, "habitants", arguments -> fr.habitants(entier(arguments)));
        fonction(configuration, "phrase", arguments -> fr.phrase(texte(arguments)));
        fonction(configuration, "de", arguments -> fr.de(texte(arguments)));
        return configuration;
    }

    private static void fonction(Configuration configuration, String nom, TemplateMethodModelEx fonction) {
        configuration.setSharedVariable(nom, fonction);
    }

    private static <T> T lire(List<?> arguments, int rang, Class<T> type) throws TemplateModelException {
        if (arguments.size() > rang
                && arguments.get(rang) instanceof Valeur valeur
                && type.isInstance(valeur.objet())) {
            return type.cast(valeur.objet());
        }
        throw new TemplateModelException("valeur attendue de type " + type.getSimpleName() + ", rang " + rang);
    }

    private static long entier(List<?> arguments) throws TemplateModelException {
        return ((TemplateNumberModel) arguments.get(0)).getAsNumber().longValue();
    }

    private static String texte(List<?> arguments) throws TemplateModelException {
        return ((TemplateScalarModel) arguments.get(0)).getAsString();
    }

    /** @throws IllegalStateException naming the value that is missing or of another type */
    static String remplir(String fichier, Map<String, ?> valeurs) {
        try {
            StringWriter texte = new StringWriter();
            CONFIGURATION.getTemplate(fichier).process(valeurs, texte);
            return texte.toString();
        } catch (TemplateException | ClassCastException e) {
            throw new IllegalStateException(
                    "document impossible à faire d'après " + fichier + " : " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("modèle illisible : " + fichier, e);
        }
    }
}
