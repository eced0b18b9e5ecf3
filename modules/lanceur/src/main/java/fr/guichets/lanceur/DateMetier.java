package fr.guichets.lanceur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The shift between the business time and the real one, kept in the data folder: the business date goes on where the
 * real time has gone, over restarts.
 */
final class DateMetier {

    /** The scheme's calls for projects are open on that day. */
    static final LocalDateTime PREMIER_DEMARRAGE = LocalDateTime.of(2021, 6, 2, 9, 0);

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String FICHIER = "decalage-horloge";

    private DateMetier() {}

    /**
     * @param voulue the date asked for, or nothing to go on with the one of the folder
     * @return business time minus real time
     */
    static Duration decalage(DossierDonnees dossier, Optional<LocalDateTime> voulue, Instant maintenant) {
        Path fichier = dossier.fichier(FICHIER);
        try {
            if (voulue.isEmpty() && Files.exists(fichier)) {
                return Duration.parse(Files.readString(fichier).strip());
            }
            Instant metier = voulue.orElse(PREMIER_DEMARRAGE).atZone(PARIS).toInstant();
            Duration decalage = Duration.between(maintenant, metier);
            Files.writeString(fichier, decalage.toString());
            return decalage;
        } catch (DateTimeParseException e) {
            throw new Echec(
                    "Le décalage de la date métier (" + fichier + ") est illisible. Donnez une date : --date "
                            + PREMIER_DEMARRAGE,
                    e);
        } catch (IOException e) {
            throw dossier.endommage(FICHIER + " ne peut pas être lu ou écrit (" + e.getMessage() + ")");
        }
    }
}
