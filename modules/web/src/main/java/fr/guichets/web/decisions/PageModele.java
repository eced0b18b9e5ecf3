package fr.guichets.web.decisions;

import fr.guichets.decisions.ModelesActes;
import fr.guichets.decisions.ModelesActes.Aide;
import fr.guichets.decisions.ModelesActes.Difference;
import fr.guichets.decisions.ModelesActes.Modele;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.Redaction;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.ModifieEntreTemps;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One template of the guichet: its text, what it may say, its versions. */
@Named("modeleActe")
@RequestScoped
public class PageModele {

    private static final String ADRESSE = "/decisions/modele";

    @Inject
    private HttpServletRequest requete;

    @Inject
    private ModelesActes modeles;

    @Inject
    private Redaction redaction;

    @Inject
    private Typographie fr;

    private NatureActe nature;
    private List<Modele> versions = List.of();
    private Modele lu;
    private String texte;
    private List<Lecture.Erreur> erreurs = List.of();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        nature = nature(parametre("nature"));
        texte = requete.getParameter("texte");
        if (requete.getMethod().equals("POST") && executer()) {
            return;
        }
        versions = modeles.historique(nature);
        lu = parametre("version").matches("\\d{1,6}")
                ? modeles.version(nature, Integer.parseInt(parametre("version")))
                : getEnVigueur();
        if (texte == null) {
            texte = lu.texte();
        }
    }

    private static NatureActe nature(String code) {
        return Arrays.stream(NatureActe.values())
                .filter(connue -> connue.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Introuvable("Il n'y a pas de modèle de ce nom."));
    }

    /** True when the answer has been given. */
    private boolean executer() {
        String action = parametre("action");
        int lue = parametre("lue").matches("\\d{1,6}") ? Integer.parseInt(parametre("lue")) : -1;
        try {
            switch (action) {
                case "apercu" -> montrer(redaction.apercu(nature, texte));
                case "publier" -> modeles.publier(nature, texte, getMotif(), lue);
                case "restaurer" -> modeles.restaurer(nature, lue);
                default -> throw new OperationInvalide("Action inconnue : rien n'a été fait.");
            }
        } catch (ChampsInvalides e) {
            erreurs = Lecture.Erreur.de(e);
            return false;
        } catch (ModifieEntreTemps e) {
            erreurs = List.of(new Lecture.Erreur(
                    "texte",
                    "Quelqu’un a publié une autre version depuis que vous avez ouvert celle-ci. Votre texte est gardé"
                            + " ci-dessous\u00a0: comparez-le à la nouvelle version avant de le publier."));
            return false;
        } catch (OperationInvalide e) {
            erreurs = List.of(new Lecture.Erreur("texte", fr.phrase(e.getMessage())));
            return false;
        }
        if (!action.equals("apercu")) {
            Redirection.vers(ADRESSE + "?nature=" + nature.code() + "&fait=" + action);
        }
        return true;
    }

    private void montrer(byte[] pdf) {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse reponse =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        reponse.setContentType("application/pdf");
        reponse.setHeader("Content-Disposition", "inline; filename=\"apercu_" + nature.code() + ".pdf\"");
        reponse.setContentLength(pdf.length);
        try {
            reponse.getOutputStream().write(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    private String parametre(String nom) {
        return Optional.ofNullable(requete.getParameter(nom)).orElse("").strip();
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + nature.libelle() + " – Modèle";
    }

    public String getAnnonce() {
        return switch (parametre("fait")) {
            case "publier" ->
                "La version " + getEnVigueur().version()
                        + " est publiée. Les prochains actes l’emploient\u00a0; ceux qui sont écrits ne changent pas.";
            case "restaurer" -> "Le modèle national est de nouveau en vigueur ici.";
            default -> "";
        };
    }

    public NatureActe getNature() {
        return nature;
    }

    public Modele getEnVigueur() {
        return versions.get(versions.size() - 1);
    }

    /** The latest first. */
    public List<Modele> getVersions() {
        return versions.stream()
                .sorted((une, autre) -> autre.version() - une.version())
                .toList();
    }

    /** The version that is read; the one in force unless the address names another. */
    public Modele getLu() {
        return lu;
    }

    public boolean isAncienne() {
        return lu.version() != getEnVigueur().version();
    }

    /** True when a version is read for what it changed. */
    public boolean isComparee() {
        return requete.getParameter("version") != null && lu.version() > 0;
    }

    public List<Difference> getDifferences() {
        return modeles.differences(nature, lu.version());
    }

    public boolean isARestaurer() {
        return parametre("confirmer").equals("restaurer") && !getEnVigueur().national();
    }

    public String getTexte() {
        return texte;
    }

    /** Shown with their numbers when some are wrong. */
    public List<String> getLignes() {
        return texte.lines().toList();
    }

    public String getMotif() {
        return parametre("motif");
    }

    public Aide getAide() {
        return modeles.aide(nature);
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    public String erreur(String champ) {
        List<Lecture.Erreur> siennes =
                erreurs.stream().filter(erreur -> erreur.champ().equals(champ)).toList();
        return switch (siennes.size()) {
            case 0 -> "";
            case 1 -> siennes.get(0).remede();
            default -> siennes.size() + "\u00a0points à corriger, dits en haut de la page";
        };
    }
}
