package fr.guichets.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Addresses of style sheets and scripts that change with their content, so that browsers may keep them for a year. */
@Named("ressources")
@ApplicationScoped
public class Ressources {

    private final Map<String, String> adresses = new ConcurrentHashMap<>();

    public String adresse(String nom) {
        return adresses.computeIfAbsent(nom, Ressources::avecEmpreinte);
    }

    private static String avecEmpreinte(String nom) {
        try (InputStream flux =
                Ressources.class.getClassLoader().getResourceAsStream("META-INF/resources/dsfr/" + nom)) {
            CRC32 empreinte = new CRC32();
            empreinte.update(flux.readAllBytes());
            return "/dsfr/" + nom + "?" + Long.toHexString(empreinte.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
