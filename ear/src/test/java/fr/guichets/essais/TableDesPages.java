package fr.guichets.essais;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of the pages as it was built into the site: no list of pages is written by hand in the tests. */
final class TableDesPages {

    private static final Path CLASSES = Path.of("..", "modules", "web", "target", "classes");

    static final Map<String, String> LIEUX = Map.of(
            Matrice.CHER, "GUICHET",
            Matrice.PUY_DE_DOME, "GUICHET",
            Matrice.PORTAIL, "PORTAIL",
            Matrice.NATIONAL, "NATIONAL");

    record Page(String chemin, Set<String> lieux, String acces, Set<String> roles, String methode) {

        boolean existe(String hote) {
            return lieux.contains(LIEUX.get(hote));
        }

        boolean libre() {
            return acces.equals("LIBRE");
        }

        boolean admet(String role) {
            return !acces.equals("ROLE") || role != null && roles.contains(role);
        }

        boolean recoit() {
            return !methode.equals("LIT");
        }

        boolean recoitDUnServeur() {
            return methode.equals("RECOIT_D_UN_SERVEUR");
        }

        @Override
        public String toString() {
            return chemin;
        }
    }

    private TableDesPages() {}

    static List<Page> lire() {
        try (URLClassLoader site =
                new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, TableDesPages.class.getClassLoader())) {
            Class<?> type = site.loadClass("fr.guichets.web.Page");
            Field table = type.getDeclaredField("TABLE");
            table.setAccessible(true);
            List<Page> pages = new ArrayList<>();
            for (Object page : (Collection<?>) table.get(null)) {
                Map<String, Object> valeurs = new HashMap<>();
                for (RecordComponent composant : type.getRecordComponents()) {
                    composant.getAccessor().setAccessible(true);
                    valeurs.put(composant.getName(), composant.getAccessor().invoke(page));
                }
                pages.add(new Page(
                        valeurs.get("chemin").toString(),
                        noms(valeurs.get("lieux")),
                        valeurs.get("acces").toString(),
                        noms(valeurs.get("roles")),
                        valeurs.get("methode").toString()));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("la table des pages a changé de forme", e);
        }
    }

    private static Set<String> noms(Object valeurs) {
        return ((Collection<?>) valeurs).stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }
}
