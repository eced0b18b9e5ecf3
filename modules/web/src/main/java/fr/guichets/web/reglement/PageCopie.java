package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.reglement.Copies;
import fr.guichets.reglement.Copies.Situation;
import fr.guichets.reglement.Enonces;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules of one guichet copied into the drafts of others, then those drafts published together. */
@Named("copie")
@RequestScoped
public class PageCopie {

    static final String PAGE = "/reglement/copier";

    /** One rule of the source. */
    public record Regle(Cle cle, List<String> enonce, boolean propre, boolean cochee) {}

    public record Groupe(String titre, List<Regle> regles) {}

    /** @param montre false for one that is chosen and that the filters leave out */
    public record Cible(Guichet guichet, boolean cochee, boolean montre) {}

    public record Region(String nom, List<Cible> cibles) {}

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Copies copies;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    private SaisieDeCopie saisie;
    private Reglement source;
    private List<Situation> situations = List.of();
    private List<Copies.Publiee> refus = List.of();
    private List<Lecture.Erreur> erreurs = new ArrayList<>();
    private boolean recapitulatif;

    /** Does what the form asks, before the page is shown. */
    public void agir() {
        saisie = SaisieDeCopie.de(requete.getParameterMap());
        source = lireSource();
        if (source == null) {
            return;
        }
        String etape = requete.getMethod().equals("POST") ? String.valueOf(requete.getParameter("etape")) : "";
        switch (etape) {
            case "cocher" -> cocher(true);
            case "decocher" -> cocher(false);
            case "relire" -> relire();
            case "confirmer" -> confirmer();
            case "publier" -> publier();
            default -> {}
        }
        if (isFaite()) {
            situations = copies.situations(source.identite().code(), saisie.cles(), cibles());
        }
    }

    private Reglement lireSource() {
        return guichets.tous().stream()
                .filter(guichet -> guichet.code().valeur().equals(saisie.source()))
                .findFirst()
                .map(guichet -> copies.source(guichet.code()))
                .orElse(null);
    }

    private List<CodeDepartement> cibles() {
        return saisie.cibles(guichets.tous());
    }

    private void cocher(boolean cochees) {
        for (Guichet guichet : guichets.tous()) {
            if (saisie.montre(guichet) && cochees) {
                saisie.cibles().add(guichet.code().valeur());
            } else if (saisie.montre(guichet)) {
                saisie.cibles().remove(guichet.code().valeur());
            }
        }
    }

    private void relire() {
        if (saisie.cles().isEmpty()) {
            erreurs.add(new Lecture.Erreur("regles", "Cochez au moins une règle"));
        }
        if (cibles().isEmpty()) {
            erreurs.add(new Lecture.Erreur("cibles", "Cochez au moins un guichet, autre que celui que l’on copie"));
        }
        if (erreurs.isEmpty()) {
            recapitulatif = true;
            situations = copies.situations(source.identite().code(), saisie.cles(), cibles());
        }
    }

    private void confirmer() {
        relire();
        if (erreurs.isEmpty() && requete.getParameter("confirme") == null) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant de confirmer"));
        } else if (erreurs.isEmpty()) {
            copies.copier(source.identite().code(), saisie.cles(), cibles());
            Redirection.vers(PAGE + "?faite&" + saisie.question());
        }
    }

    private void publier() {
        LocalDate effet = null;
        try {
            effet = Lecture.date(saisie.effet());
        } catch (IllegalArgumentException e) {
            erreurs.add(new Lecture.Erreur("effet", e.getMessage()));
        }
        if (saisie.motif().isEmpty()) {
            erreurs.add(new Lecture.Erreur("motif", "Dites pourquoi ces règles changent"));
        }
        if (requete.getParameter("confirme") == null) {
            erreurs.add(new Lecture.Erreur("confirme", "Cochez la case avant de publier"));
        }
        if (!erreurs.isEmpty()) {
            return;
        }
        try {
            refus = copies.publier(brouillons(), effet, saisie.motif()).stream()
                    .filter(publiee -> publiee.refus() != null)
                    .toList();
        } catch (ChampsInvalides e) {
            erreurs.addAll(Lecture.Erreur.de(e));
            return;
        }
        if (refus.isEmpty()) {
            Redirection.vers(PAGE + "?faite&publies&" + saisie.question());
        }
    }

    /** « 63:4 »: the draft that was read; nothing that was written in it since is published unread. */
    private Map<CodeDepartement, Long> brouillons() {
        Map<CodeDepartement, Long> brouillons = new LinkedHashMap<>();
        String[] lus = requete.getParameterValues("brouillon");
        for (String lu : lus == null ? new String[0] : lus) {
            String[] parts = lu.split(":");
            if (parts.length == 2
                    && parts[1].matches("\\d{1,18}")
                    && saisie.cibles().contains(parts[0])) {
                brouillons.put(new CodeDepartement(parts[0]), Long.valueOf(parts[1]));
            }
        }
        return brouillons;
    }

    public String getTitre() {
        return (erreurs.isEmpty() && refus.isEmpty() ? "" : "Erreur\u00a0: ") + "Copier des règles";
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        return Lecture.Erreur.remede(erreurs, champ);
    }

    public boolean isChoisie() {
        return source != null;
    }

    public boolean isRecapitulatif() {
        return recapitulatif;
    }

    /** After the copy: what became of it, read again each time. */
    public boolean isFaite() {
        return requete.getParameter("faite") != null;
    }

    /** What was done, empty when something is to be corrected first. */
    public String getAnnonce() {
        if (!erreurs.isEmpty() || !refus.isEmpty()) {
            return "";
        }
        if (requete.getParameter("publies") != null) {
            return "Les brouillons sont publiés.";
        }
        int ecrits = getSuite().getPubliables().size();
        return switch (ecrits) {
            case 0 -> "Aucun brouillon n’a été écrit.";
            case 1 -> "Un brouillon dit ces règles. Rien n’est publié.";
            default -> fr.nombre(ecrits) + "\u00a0brouillons disent ces règles. Rien n’est publié.";
        };
    }

    public boolean isRefuse() {
        return !refus.isEmpty();
    }

    public SaisieDeCopie getSaisie() {
        return saisie;
    }

    public String getNomDeLaSource() {
        return nom(source.identite().code());
    }

    public String getVersionDeLaSource() {
        return source.version();
    }

    public String nom(CodeDepartement code) {
        return fr.phrase(code + " – " + guichets.parCode(code).map(Guichet::nom).orElse(""));
    }

    public Map<String, String> getChoixSources() {
        return guichets.tous().stream()
                .collect(Collectors.toMap(
                        guichet -> guichet.code().valeur(),
                        guichet -> nom(guichet.code()),
                        (un, autre) -> un,
                        LinkedHashMap::new));
    }

    public Map<String, String> getChoixRegions() {
        return guichets.tous().stream()
                .map(Guichet::region)
                .sorted()
                .distinct()
                .collect(Collectors.toMap(region -> region, region -> region, (un, autre) -> un, LinkedHashMap::new));
    }

    public Map<String, String> getChoixEtats() {
        Map<String, String> choix = new LinkedHashMap<>();
        for (Guichet.Etat etat : Guichet.Etat.values()) {
            choix.put(etat.name(), etat.libelle());
        }
        return choix;
    }

    /** The rules that can be copied, as the source says them. */
    public List<Groupe> getGroupes() {
        Set<String> copiables = copies.cles();
        Set<String> propres = source.provenances().stream()
                .filter(provenance -> provenance.niveau() == Reglement.Provenance.Niveau.DEPARTEMENT)
                .map(Reglement.Provenance::cle)
                .collect(Collectors.toSet());
        Map<Cle.Groupe, List<Regle>> parGroupe = Vocabulaire.cles().stream()
                .filter(cle -> copiables.contains(cle.nom()))
                .map(cle -> new Regle(
                        cle,
                        Enonces.de(source, cle.nom()),
                        propres.contains(cle.nom()),
                        saisie.cles().contains(cle.nom())))
                .collect(Collectors.groupingBy(regle -> regle.cle().groupe(), LinkedHashMap::new, Collectors.toList()));
        return parGroupe.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entree -> new Groupe(entree.getKey().titre(), entree.getValue()))
                .toList();
    }

    /** The rules that were chosen. */
    public List<Regle> getChoisies() {
        return getGroupes().stream()
                .flatMap(groupe -> groupe.regles().stream())
                .filter(Regle::cochee)
                .toList();
    }

    public List<Region> getRegions() {
        Map<String, List<Cible>> parRegion = guichets.tous().stream()
                .filter(guichet -> !guichet.code().valeur().equals(saisie.source()))
                .map(guichet -> new Cible(
                        guichet, saisie.cibles().contains(guichet.code().valeur()), saisie.montre(guichet)))
                .collect(Collectors.groupingBy(
                        cible -> cible.guichet().region(), LinkedHashMap::new, Collectors.toList()));
        return parRegion.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entree -> entree.getValue().stream().anyMatch(Cible::montre))
                .map(entree -> new Region(
                        entree.getKey(),
                        entree.getValue().stream().filter(Cible::montre).toList()))
                .toList();
    }

    /** Chosen and left out by the filters: carried on, and said. */
    public List<Guichet> getHorsListe() {
        return guichets.tous().stream()
                .filter(guichet -> saisie.cibles().contains(guichet.code().valeur()) && !saisie.montre(guichet))
                .toList();
    }

    /** Where each target stands; empty while the choice is being made. */
    public SituationsDeCopie getSuite() {
        return new SituationsDeCopie(situations, refus, isFaite());
    }
}
