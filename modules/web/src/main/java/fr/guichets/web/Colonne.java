package fr.guichets.web;

/**
 * The head of a column of a list.
 *
 * @param tri what its button asks for, null when the list is not sorted by it
 * @param ordre value of aria-sort, null when the column does not sort the list now
 */
public record Colonne(String libelle, String tri, String ordre, String classe) {

    public Colonne(String libelle, String classe) {
        this(libelle, null, null, classe);
    }

    /** A column that sorts: a second press turns the order round. */
    public static Colonne triee(String libelle, Enum<?> tri, String classe, Enum<?> courant, boolean descendant) {
        boolean courante = tri == courant;
        return new Colonne(
                libelle,
                courante && !descendant ? "-" + tri.name() : tri.name(),
                courante ? descendant ? "descending" : "ascending" : null,
                classe);
    }
}
