package fr.guichets.lanceur;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The key with which a local stack signs acts: made at the first start, worth nothing anywhere else. */
final class CertificatLocal {

    private static final String FICHIER = "signature.p12";
    private static final String MOT_DE_PASSE = "MOT_DE_PASSE";

    /** From before any business date that a local stack may show, since an act is signed on its business date. */
    private static final String DEBUT = "2020/01/01 00:00:00";

    private static final String JOURS = "14600";
    private static final String SUJET =
            "CN=Pile locale de Guichets, OU=Démonstration sans valeur juridique, O=Guichets, C=FR";

    private CertificatLocal() {}

    /** @throws Echec when the JDK cannot make it */
    static Path dans(DossierDonnees dossier, Secrets secrets) {
        Path magasin = dossier.fichier(FICHIER);
        if (!Files.exists(magasin)) {
            try {
                Path nouveau = dossier.fichier(FICHIER + ".nouveau");
                Files.deleteIfExists(nouveau);
                fabriquer(nouveau, secrets.signature());
                Files.setPosixFilePermissions(nouveau, PosixFilePermissions.fromString("rw-------"));
                Files.move(nouveau, magasin, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new Echec("Le certificat de signature ne peut pas être gardé : " + e.getMessage(), e);
            }
        }
        return magasin;
    }

    private static void fabriquer(Path magasin, String motDePasse) throws IOException {
        ProcessBuilder commande = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "signature",
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-sigalg",
                "SHA256withRSA",
                "-startdate",
                DEBUT,
                "-validity",
                JOURS,
                "-dname",
                SUJET,
                "-ext",
                "ku:c=nonRepudiation",
                "-storetype",
                "PKCS12",
                "-keystore",
                magasin.toString(),
                "-storepass:env",
                MOT_DE_PASSE));
        commande.environment().put(MOT_DE_PASSE, motDePasse);
        Process keytool = commande.redirectErrorStream(true).start();
        keytool.getOutputStream().close();
        String dit = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new Echec("Le certificat de signature ne peut pas être fait : " + dit.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Echec("Démarrage interrompu", e);
        }
    }
}
