package fr.guichets.decisions.interne;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.ValeursActe.Cofinancement;
import fr.guichets.decisions.ValeursActe.Depense;
import fr.guichets.decisions.ValeursActe.Projet;
import fr.guichets.decisions.ValeursActe.Signataire;
import fr.guichets.decisions.regles.Composition.Element;
import fr.guichets.socle.Montant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the house's template of acts names (documents/acte.ftlh). */
final class MiseEnPage {

    private static final Pattern REFERENCE =
            Pattern.compile("(?<=\\bn°|\\barticle|\\barticles|\\b[LR]\\.) (?=\\p{Alnum})");

    private final NatureActe nature;
    private final ValeursActe acte;

    MiseEnPage(NatureActe nature, ValeursActe acte) {
        this.nature = nature;
        this.acte = acte;
    }

    /** @param modele which template was used, as the act says it */
    Map<String, Object> valeurs(List<Element> elements, String modele, boolean apercu) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("numero", acte.numero());
        valeurs.put("jour", acte.date());
        valeurs.put("nature", nature.libelle());
        valeurs.put("arrete", nature.arrete());
        valeurs.put("prefecture", acte.service().prefecture());
        List<String> enTete = acte.service().actes().enTete();
        valeurs.put("enTete", enTete == null ? List.of(acte.service().autorite()) : enTete);
        valeurs.put("adresse", acte.service().actes().adresse());
        valeurs.put("autoriteDesignee", acte.service().autoriteDesignee());
        valeurs.put("guichet", acte.service().guichet());
        valeurs.put("service", acte.service().instructeur());
        valeurs.put("dossier", acte.projet().dossier());
        valeurs.put("intitule", acte.projet().intitule());
        valeurs.put("destinataire", acte.projet().beneficiaire().designation());
        valeurs.put("signataire", signataire(acte.signataire()));
        valeurs.put("modele", modele);
        valeurs.put("apercu", apercu);
        valeurs.put("elements", elements.stream().map(MiseEnPage::element).toList());
        valeurs.put("depenses", depenses(acte.projet()));
        valeurs.put("financement", acte.aide() == null ? List.of() : financement());
        return valeurs;
    }

    private static Map<String, Object> signataire(Signataire signataire) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("nom", signataire.nom());
        valeurs.put("qualite", signataire.qualite());
        valeurs.put("delegue", signataire.delegation() != null);
        return valeurs;
    }

    private static Map<String, Object> element(Element element) {
        Map<String, Object> valeurs = new HashMap<>();
        valeurs.put("genre", element.genre().name());
        valeurs.put("texte", element.texte() == null ? null : insecable(element.texte()));
        valeurs.put("puces", element.puces().stream().map(MiseEnPage::insecable).toList());
        return valeurs;
    }

    /** A reference is not cut at the end of a line: n° 2018-514, article 14, L. 121-1. */
    private static String insecable(String texte) {
        return REFERENCE.matcher(texte).replaceAll("\u00a0");
    }

    private static Map<String, Object> depenses(Projet projet) {
        return Map.of(
                "lignes", projet.depenses().stream().map(MiseEnPage::depense).toList(),
                "total", projet.coutEligible(),
                "global", projet.coutGlobal(),
                "assiette", projet.assiette().name());
    }

    private static Map<String, Object> depense(Depense depense) {
        return Map.of(
                "libelle", depense.libelle(),
                "nature", depense.nature(),
                "montant", depense.montant(),
                "exclue", depense.exclue());
    }

    /** What is obtained, then what is left to the beneficiary; what is only asked for is told and not counted. */
    private List<Map<String, Object>> financement() {
        List<Map<String, Object>> lignes = new ArrayList<>();
        Montant reste = acte.projet().coutGlobal().moins(acte.aide().montant());
        lignes.add(ligne("État", "présente décision", acte.aide().montant()));
        for (Cofinancement aide : acte.projet().cofinancements()) {
            lignes.add(ligne(
                    aide.organisme(),
                    aide.obtenu() ? "aide obtenue" : "aide demandée, non comptée dans le total",
                    aide.montant()));
            reste = aide.obtenu() ? reste.moins(aide.montant()) : reste;
        }
        lignes.add(ligne(acte.projet().beneficiaire().nom(), "à sa charge", reste.auMoinsZero()));
        return lignes;
    }

    private static Map<String, Object> ligne(String financeur, String origine, Montant montant) {
        return Map.of("financeur", financeur, "origine", origine, "montant", montant);
    }
}
