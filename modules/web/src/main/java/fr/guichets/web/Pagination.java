package fr.guichets.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The pages of a list and the addresses that lead to them. */
public final class Pagination {

    /** @param numero null for an ellipsis */
    public record Lien(Integer numero, String href, boolean courante) {}

    private final AdresseDeListe adresse;
    private final int page;
    private final int pages;

    /**
     * @param page the one that is shown, from 0
     * @param total lines over all pages
     */
    public Pagination(AdresseDeListe adresse, int page, int taille, int total) {
        this.adresse = adresse;
        this.page = page;
        this.pages = Math.max(1, (total + taille - 1) / taille);
    }

    public int getPages() {
        return pages;
    }

    /** From 1. */
    public int getNumero() {
        return page + 1;
    }

    /** Address of the page before, null on the first one. */
    public String getPrecedente() {
        return page == 0 ? null : lien(Math.min(page, pages) - 1);
    }

    /** Address of the page after, null on the last one. */
    public String getSuivante() {
        return page >= pages - 1 ? null : lien(page + 1);
    }

    /** First, last, and those around this one; what is left out shows as an ellipsis. */
    public List<Lien> getLiens() {
        TreeSet<Integer> montrees = new TreeSet<>(List.of(0, pages - 1));
        IntStream.rangeClosed(page - 1, page + 1)
                .filter(autre -> autre >= 0 && autre < pages)
                .forEach(montrees::add);
        List<Lien> liens = new ArrayList<>();
        int avant = -1;
        for (int montree : montrees) {
            if (montree > avant + 1) {
                liens.add(new Lien(null, null, false));
            }
            liens.add(new Lien(montree + 1, lien(montree), montree == page));
            avant = montree;
        }
        return liens;
    }

    private String lien(int autre) {
        return adresse.avec("page", String.valueOf(autre)).lien();
    }
}
