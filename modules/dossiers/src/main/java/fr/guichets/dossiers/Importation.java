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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes over dossiers filed elsewhere, with their number and date of filing, judged by the rules of that date. */
@ApplicationScoped
@Transactional
@Reserve(Role.ADMINISTRATEUR)
public class Importation {

    /** @param ignores already there by an earlier import */
    public record Rapport(int importes, int ignores, List<Rejet> rejets) {}

    public record Rejet(String numero, List<ChampsInvalides.Erreur> erreurs) {}

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
     * again changes nothing. Numbering goes on after the highest.
     *
     * @param fichier JSON {@code {"dossiers":[…]}}
     * @throws ChampsInvalides when the file is not that
     */
    public Rapport importer(byte[] fichier) {
        JsonNode lignes = lignes(fichier);
        String empreinte = empreinte(fichier);
        Reglement.Identite identite = jugement.enVigueur().identite();
        List<Rejet> rejets = new ArrayList<>();
        int importes = 0;
        int ignores = 0;
        for (JsonNode ligne : lignes) {
            String texte = ligne.path("numero").asText("");
            try {
                if (importer(ligne, identite, empreinte)) {
                    importes++;
                } else {
                    ignores++;
                }
            } catch (ChampsInvalides invalides) {
                rejets.add(new Rejet(texte, invalides.erreurs()));
            }
        }
        return new Rapport(importes, ignores, rejets);
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

    /** False when it was imported before. */
    private boolean importer(JsonNode ligne, Reglement.Identite identite, String fichier) {
        Numeros.Numero numero = numero(ligne, identite.code());
        String empreinte = empreinte(Saisie.canonique(ligne).getBytes(StandardCharsets.UTF_8));
        Optional<DepotFige> connu = enregistres.depot(ligne.get("numero").textValue());
        if (connu.isPresent()) {
            if (empreinte.equals(connu.get().ligne())) {
                return false;
            }
            throw TexteSaisi.invalide(
                    "numero", "NUMERO_DEJA_PRIS", "Ce numéro désigne déjà un autre dossier, ou un autre contenu.");
        }
        JsonNode saisie = Saisie.utile(ligne);
        LectureDemande.Lue lue = jugement.lire(saisie, dateDepot(ligne));
        Instant maintenant = jugement.maintenant();
        DossierEnregistre dossier = enregistres.nouveau(maintenant);
        greffe.recevoir(
                dossier,
                new Greffe.Demande(
                        lue,
                        saisie,
                        jugement.juger(lue.demande()),
                        ligne.get("numero").textValue(),
                        null,
                        lue.contact().fonction(),
                        null,
                        new DepotFige.Provenance(maintenant, Acteur.courant().nom(), fichier, empreinte, null, null)));
        numeros.depasser(numero);
        suites.importer(dossier, fichier);
        return true;
    }

    private static Numeros.Numero numero(JsonNode ligne, CodeDepartement guichet) {
        Numeros.Numero numero = Numeros.lire(ligne.path("numero").textValue())
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

    private static String empreinte(byte[] contenu) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contenu));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
