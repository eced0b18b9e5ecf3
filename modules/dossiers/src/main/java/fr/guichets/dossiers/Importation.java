package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.dossiers.interne.DepotFige;
import fr.guichets.dossiers.interne.DossierEnregistre;
import fr.guichets.dossiers.interne.Enregistres;
import fr.guichets.dossiers.interne.Greffe;
import fr.guichets.dossiers.interne.JsonDossiers;
import fr.guichets.dossiers.interne.Jugement;
import fr.guichets.dossiers.interne.Numeros;
import fr.guichets.dossiers.interne.Saisie;
import fr.guichets.dossiers.interne.Suites;
import fr.guichets.dossiers.interne.TexteSaisi;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Takes over dossiers filed elsewhere, with their number and date of filing, judged by the rules of that date. */
@ApplicationScoped
@Transactional
@Reserve(Role.ADMINISTRATEUR)
public class Importation {

    /** @param ignores already there by an earlier import */
    public record Rapport(int importes, int ignores, List<Rejet> rejets) {}

    public record Rejet(String numero, List<ChampsInvalides.Erreur> erreurs) {}

    /**
     * A row that can be imported.
     *
     * @param empreinte SHA-256 of the row
     */
    private record Lue(
            String texte, Numeros.Numero numero, String empreinte, JsonNode saisie, LectureDemande.Lue lue) {}

    private static final int MAXIMUM = 10_000;

    @Inject
    Jugement jugement;

    @Inject
    Enregistres enregistres;

    @Inject
    Greffe greffe;

    @Inject
    Numeros numeros;

    @Inject
    Suites suites;

    /**
     * Rows of another guichet and rows with wrong fields are rejected and named; the others are imported. The same file
     * again changes nothing. Numbering goes on after the highest. Everything is read before the first lock is taken, and
     * the journal comes last, as in a filing: neither makes the other fail.
     *
     * @param fichier JSON {@code {"dossiers":[…]}}
     * @throws ChampsInvalides when the file is not that
     */
    public Rapport importer(byte[] fichier) {
        JsonNode lignes = lignes(fichier);
        String empreinte = Sha256.hex(fichier);
        Reglement.Identite identite = jugement.enVigueur().identite();
        List<Rejet> rejets = new ArrayList<>();
        Map<String, Lue> retenues = new LinkedHashMap<>();
        int ignores = 0;
        for (JsonNode ligne : lignes) {
            try {
                Optional<Lue> lue = lire(ligne, identite, retenues);
                lue.ifPresent(retenue -> retenues.put(retenue.texte(), retenue));
                ignores += lue.isPresent() ? 0 : 1;
            } catch (ChampsInvalides invalides) {
                rejets.add(new Rejet(ligne.path("numero").asText(""), invalides.erreurs()));
            }
        }
        reserver(retenues.values());
        List<Lue> aEcrire = new ArrayList<>();
        for (Lue retenue : retenues.values()) {
            try {
                if (estConnue(retenue.texte(), retenue.empreinte())) {
                    ignores++;
                } else {
                    aEcrire.add(retenue);
                }
            } catch (ChampsInvalides prisEntreTemps) {
                rejets.add(new Rejet(retenue.texte(), prisEntreTemps.erreurs()));
            }
        }
        aEcrire.stream()
                .map(lue -> ecrire(lue, empreinte))
                .toList()
                .forEach(dossier -> suites.importer(dossier, empreinte));
        return new Rapport(aEcrire.size(), ignores, rejets);
    }

    /** Years in their order, so that two imports cannot wait for each other; filings wait from here on. */
    private void reserver(Collection<Lue> retenues) {
        Map<Integer, Numeros.Numero> parExercice = new TreeMap<>();
        retenues.forEach(lue -> parExercice.merge(
                lue.numero().exercice(),
                lue.numero(),
                BinaryOperator.maxBy(Comparator.comparingInt(Numeros.Numero::rang))));
        parExercice.values().forEach(numeros::depasser);
    }

    private static JsonNode lignes(byte[] fichier) {
        try {
            JsonNode lignes = JsonDossiers.lireRecu(fichier).path("dossiers");
            if (lignes.isArray() && lignes.size() <= MAXIMUM) {
                return lignes;
            }
        } catch (IOException illisible) {
            // told below, as for any other thing that is not such a file
        }
        throw TexteSaisi.invalide(
                "dossiers",
                "TYPE_INVALIDE",
                "Le fichier doit être du JSON, {\"dossiers\": […]}, d'au plus " + MAXIMUM + " dossiers.");
    }

    /** Empty when it was imported before, or stands above in the same file. */
    private Optional<Lue> lire(JsonNode ligne, Reglement.Identite identite, Map<String, Lue> retenues) {
        Numeros.Numero numero = numero(ligne, identite.code());
        String texte = ligne.get("numero").textValue();
        String empreinte = Sha256.hex(Saisie.canonique(ligne).getBytes(StandardCharsets.UTF_8));
        Lue plusHaut = retenues.get(texte);
        if (plusHaut != null && memeLigne(empreinte, plusHaut.empreinte()) || estConnue(texte, empreinte)) {
            return Optional.empty();
        }
        Instant date = dateDepot(ligne);
        if (LocalDate.ofInstant(date, identite.fuseau()).getYear() != numero.exercice()) {
            throw TexteSaisi.invalide(
                    "numero", "NUMERO_INVALIDE", "L'année du numéro n'est pas celle de la date de dépôt.");
        }
        JsonNode saisie = Saisie.utile(ligne);
        LectureDemande.Lue lue = jugement.lire(saisie, date);
        return Optional.of(new Lue(texte, numero, empreinte, saisie, lue));
    }

    private boolean estConnue(String numero, String empreinte) {
        Optional<DepotFige> connu = enregistres.depot(numero);
        return connu.isPresent() && memeLigne(empreinte, connu.get().ligne());
    }

    private static boolean memeLigne(String empreinte, String connue) {
        if (!empreinte.equals(connue)) {
            throw TexteSaisi.invalide(
                    "numero", "NUMERO_DEJA_PRIS", "Ce numéro désigne déjà un autre dossier, ou un autre contenu.");
        }
        return true;
    }

    private DossierEnregistre ecrire(Lue retenue, String fichier) {
        LectureDemande.Lue lue = retenue.lue();
        Instant maintenant = jugement.maintenant();
        DossierEnregistre dossier = enregistres.nouveau(maintenant);
        greffe.recevoir(
                dossier,
                new Greffe.Demande(
                        lue,
                        retenue.saisie(),
                        jugement.juger(lue.demande()),
                        retenue.texte(),
                        null,
                        lue.contact().fonction(),
                        null,
                        DepotFige.Provenance.fichier(
                                maintenant, Acteur.courant().nom(), fichier, retenue.empreinte())));
        return dossier;
    }

    private static Numeros.Numero numero(JsonNode ligne, CodeDepartement guichet) {
        Numeros.Numero numero = Numeros.lire(ligne.path("numero").textValue())
                .filter(Numeros.Numero::aUneSuite)
                .orElseThrow(() -> TexteSaisi.invalide(
                        "numero", "NUMERO_INVALIDE", "Écrivez le numéro du dossier\u00a0: " + guichet + "-2021-001."));
        boolean ailleurs = ligne.hasNonNull("tenant")
                && !guichet.valeur().equals(ligne.get("tenant").asText());
        if (ailleurs || !guichet.valeur().equals(numero.guichet())) {
            throw TexteSaisi.invalide(
                    "numero", "AUTRE_GUICHET", "Ce dossier est celui d'un autre guichet\u00a0: importez-le là-bas.");
        }
        return numero;
    }

    private Instant dateDepot(JsonNode ligne) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        Champs champs = new Champs(ligne, "", erreurs);
        champs.exiger("dateDepot", "Dites quand la demande a été déposée\u00a0: 2021-06-02T09:00:00+02:00.");
        Instant date = champs.instant("dateDepot");
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
        return date.truncatedTo(ChronoUnit.MILLIS);
    }
}
