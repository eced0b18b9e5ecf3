package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe.Beneficiaire;
import fr.guichets.decisions.ValeursActe.Examen;
import fr.guichets.decisions.ValeursActe.Projet;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/** What the collectivité asked for, and when. */
final class ChampsDuDossier {

    static final List<Champ> TOUS = List.of(
            projet("dossier.numero", "numéro du dossier", Projet::dossier),
            projet("projet.intitule", "intitulé du projet", Projet::intitule),
            projet("projet.theme", "thème du projet", Projet::theme),
            projet("projet.duree", "durée du projet, en mois", p -> Champ.mois(p.dureeMois())),
            projet("beneficiaire", "le bénéficiaire : la commune de Nançay", p -> p.beneficiaire()
                    .designation()),
            projet("beneficiaire.siren", "SIREN du bénéficiaire", p -> siren(p.beneficiaire())),
            Champ.liste("membres", "collectivités du groupement, en liste", v -> v.projet().membres().stream()
                    .map(Beneficiaire::designation)
                    .toList()),
            projet("date.depot", "date de réception de la demande", p -> Champ.date(p.deposeLe())),
            projet("date.complet", "date à laquelle elle a été complète", p -> Champ.date(p.completLe())),
            projet(
                    "date.engagement",
                    "dernier jour pour signer un devis ou un marché",
                    p -> Champ.date(p.engagementAvant())),
            projet("regles", "version des règles qui l’a jugée", Projet::versionReglement),
            examen("releve", "relevé qui a examiné la demande", Examen::releve),
            examen("date.releve", "date de validation du relevé", e -> Champ.date(e.valideLe())),
            projet("montant.demande", "montant demandé", p -> Champ.montant(p.montantDemande())),
            projet("cout", "coût global du projet", p -> Champ.montant(p.coutGlobal())),
            projet("depense.subventionnable", "dépense subventionnable", p -> Champ.montant(p.coutEligible())),
            projet(
                    "depense.subventionnable en lettres",
                    "dépense subventionnable, en toutes lettres",
                    p -> Champ.enLettres(p.coutEligible())),
            projet("assiette", "hors taxes, ou toutes taxes comprises", p -> p.assiette()
                    .libelle()),
            new Champ(
                    "tableau des depenses",
                    "les dépenses, ligne par ligne, en tableau",
                    Champ.Genre.DEPENSES,
                    EnumSet.allOf(NatureActe.class),
                    v -> v.projet().depenses().isEmpty() ? null : v.projet().depenses()));

    private ChampsDuDossier() {}

    private static Champ projet(String code, String sens, Function<Projet, Object> lecture) {
        return Champ.texte(code, sens, v -> lecture.apply(v.projet()));
    }

    private static Champ examen(String code, String sens, Function<Examen, Object> lecture) {
        return Champ.texte(code, sens, v -> v.examen() == null ? null : lecture.apply(v.examen()));
    }

    /** 211 801 592, as the State writes it. */
    private static String siren(Beneficiaire beneficiaire) {
        return beneficiaire.siren() == null ? null : beneficiaire.siren().replaceAll("(\\d{3})(?=\\d)", "$1\u00a0");
    }
}
