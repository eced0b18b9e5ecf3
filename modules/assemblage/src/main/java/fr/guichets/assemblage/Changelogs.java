package fr.guichets.assemblage;

/** The root changelog of each kind of schema. */
final class Changelogs {

    static final String NATIONAL = "db/national.xml";
    static final String REFERENCE = "db/reference.xml";
    static final String GUICHET = "db/guichet.xml";

    private Changelogs() {}
}
