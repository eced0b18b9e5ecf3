package fr.guichets.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.decisions.Preparation.Demande;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Demandes;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Instruction;
import fr.guichets.dossiers.Maison;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.interne.Reception;
import fr.guichets.programmation.Avis;
import fr.guichets.programmation.AvisRendu;
import fr.guichets.programmation.Deliberation;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The Cher with its people and its credits: where a relevé decides, and acts follow. */
final class Bureau {

    static final Acteur SIGNATAIRE = Gens.agent("Simone Signataire", Set.of(), Role.SIGNATAIRE);
    static final LocalDate ACHEVEMENT = LocalDate.of(2022, 6, 30);

    private static final String MOT_DE_PASSE = "motdepasse";

    static {
        System.setProperty("guichets.signature.magasin", certificat().toString());
        System.setProperty("guichets.signature.mot.de.passe", MOT_DE_PASSE);
    }

    final Maison maison;
    final Gens gens;
    final long signataire;

    Bureau() throws Exception {
        maison = MaisonDesActes.vide();
        gens = new Gens(maison, Maison.CHER);
        maison.executer("INSERT INTO guichet_18.delegation (numero, tranche, nature, montant, motif, reference,"
                + " decidee_le, par, recue_le) VALUES ('2021-0001', 'PLURIANNUELLE', 'DELEGATION', 29700000,"
                + " 'Dotation', 'essai', now(), 'essai', now())");
        gens.comme(Acteur.systeme("délégation"), () -> {
            maison.bean(Reception.class).appliquer("2021-0001");
            return null;
        });
        signataire = inscrire("Simone Signataire", SIGNATAIRE.identifiant(), "2021-01-04", null)
                .id();
    }

    /** A key made as the local stack makes its own. */
    static Path certificat() {
        Path magasin = Path.of("target/signature.p12").toAbsolutePath();
        try {
            Files.deleteIfExists(magasin);
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "signature",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-startdate",
                            "2020/01/01 00:00:00",
                            "-validity",
                            "14600",
                            "-dname",
                            "CN=Essai",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            magasin.toString(),
                            "-storepass",
                            MOT_DE_PASSE)
                    .inheritIO()
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool a échoué");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return magasin;
    }

    <T> T agent(Callable<T> action) {
        return gens.commeAgent(action);
    }

    <T> T mairie(Callable<T> action) {
        return gens.comme(Gens.SECRETAIRE, action);
    }

    <T> T signataire(Callable<T> action) {
        return gens.comme(SIGNATAIRE, action);
    }

    <T> T bean(Class<T> type) {
        return maison.bean(type);
    }

    Signataire inscrire(String nom, String compte, String du, String au) {
        return gens.comme(Gens.ADMINISTRATEUR, () -> bean(Signataires.class)
                .inscrire(
                        nom,
                        "Secrétaire générale",
                        null,
                        compte,
                        LocalDate.parse(du),
                        au == null ? null : LocalDate.parse(au)));
    }

    /** Decided by a validated relevé. */
    String decider(Avis avis, String... aidesDemandees) {
        ObjectNode saisie = Demandes.NANCAY.deepCopy();
        for (String aide : aidesDemandees) {
            saisie.withArray("cofinancements")
                    .addObject()
                    .put("organisme", "Région")
                    .put("montantHT", Long.parseLong(aide))
                    .put("statut", "SOLLICITE");
        }
        String numero = mairie(() -> {
            String reference = bean(Brouillons.class).creer(saisie).reference();
            return bean(Depots.class).deposer(reference, null, true, false).numero();
        });
        agent(() -> bean(Instruction.class).declarerComplet(numero, null));
        agent(() -> bean(Instruction.class).commencerInstruction(numero, null));
        var releves = bean(fr.guichets.programmation.Preparation.class);
        long releve = agent(() -> releves.ouvrir(null, null, null).releve().id());
        agent(() -> releves.figer(releve, null, null));
        agent(() -> bean(Deliberation.class)
                .donnerAvis(
                        releve,
                        List.of(new AvisRendu(
                                numero, null, avis, null, avis == Avis.DEFAVORABLE ? "Hors du champ." : null, null))));
        signataire(() -> bean(Deliberation.class).valider(releve, null));
        return numero;
    }

    Demande demande() {
        return new Demande(signataire, ACHEVEMENT, null, List.of(), List.of());
    }

    Acte preparer(String numero) {
        return preparer(numero, demande());
    }

    Acte preparer(String numero, Demande demande) {
        Preparation preparation = bean(Preparation.class);
        return agent(
                () -> preparation.rediger(preparation.ouvrir(numero, demande).id()));
    }

    /** Of a new grant. */
    Acte preparer() {
        return preparer(decider(Avis.FAVORABLE));
    }

    Parapheur.Resultat signer(long acte) {
        return signataire(() -> bean(Parapheur.class).signer(List.of(acte)).get(0));
    }

    Acte signe() {
        Acte acte = preparer();
        signer(acte.id());
        return lire(acte.id());
    }

    Acte engager(long acte, String ej) {
        return agent(() -> bean(Notifications.class).engager(acte, null, ej, false));
    }

    Acte notifier(long acte) {
        return agent(() -> bean(Notifications.class).notifier(acte, null, false));
    }

    Acte notifie() {
        Acte acte = signe();
        engager(acte.id(), "2103456789");
        return notifier(acte.id());
    }

    Acte lire(long acte) {
        return agent(() -> bean(Decisions.class).lire(acte));
    }

    EtatDossier etat(String numero) {
        return agent(() -> bean(Dossiers.class).lire(numero).etat());
    }

    Solde soldeDe(String numero) {
        return agent(() -> bean(Enveloppes.class).soldeDuDossier(numero));
    }
}
