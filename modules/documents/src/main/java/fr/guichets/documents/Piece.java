package fr.guichets.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;

/**
 * A file that somebody sent. Its bytes never change.
 *
 * @param objet what it is attached to: dossier/B-2K7M9QXA, acte/12, paiement/7, credits/2021-0004
 * @param nature code chosen by the module that holds it: DEVIS, DELIBERATION, ACTE_SIGNE
 * @param nom as it was sent, cleaned of any path
 * @param type media type found in the bytes, never the one announced
 * @param taille bytes
 * @param empreinte SHA-256 of the bytes, in hexadecimal
 * @param motif why it was refused, a sentence for a person; else null
 */
public record Piece(
        long id,
        String objet,
        String nature,
        String nom,
        String type,
        long taille,
        String empreinte,
        Etat etat,
        String motif,
        Instant deposeeLe,
        String deposeePar) {

    public enum Etat {
        /** Received, sealed, not scanned yet: nobody opens it. */
        A_CONTROLER,
        SAINE,
        /** Infected: its bytes are gone, the line stays. */
        REFUSEE
    }

    /**
     * Header Content-Disposition of an answer that carries the file.
     *
     * @param affichee shown in place rather than saved
     */
    public String disposition(boolean affichee) {
        String ascii = Normalizer.normalize(nom, Normalizer.Form.NFD).replaceAll("[^ !#-\\[\\]-~]", "");
        String exact = URLEncoder.encode(nom, StandardCharsets.UTF_8).replace("+", "%20");
        return (affichee ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
    }
}
