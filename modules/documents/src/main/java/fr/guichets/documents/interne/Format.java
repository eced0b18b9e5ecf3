package fr.guichets.documents.interne;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of files that are taken: what every office opens without a program of its own, and cannot run. */
public enum Format {
    PDF("application/pdf", "un PDF", "pdf"),
    JPEG("image/jpeg", "une image JPEG", "jpg", "jpeg"),
    PNG("image/png", "une image PNG", "png"),
    HEIC("image/heic", "une photo HEIC", "heic", "heif"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "un document Word (DOCX)", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "un classeur Excel (XLSX)", "xlsx"),
    ODT("application/vnd.oasis.opendocument.text", "un document ODT", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "un classeur ODS", "ods"),
    TEXTE("text/plain", "du texte", "txt"),
    CSV("text/csv", "du texte", "csv");

    /** For a sentence that says what is taken. */
    static final String ADMIS = "PDF, JPEG, PNG, HEIC, DOCX, XLSX, ODT, ODS, TXT ou CSV";

    private final String type;
    private final String description;
    private final Set<String> extensions;

    Format(String type, String description, String... extensions) {
        this.type = type;
        this.description = description;
        this.extensions = Set.of(extensions);
    }

    /** Media type. */
    public String type() {
        return type;
    }

    String description() {
        return description;
    }

    boolean porte(String extension) {
        return extensions.contains(extension.toLowerCase(Locale.ROOT));
    }

    static Optional<Format> parType(String type) {
        return Arrays.stream(values())
                .filter(format -> format.type.equals(type))
                .findFirst();
    }
}
