package fr.guichets.decisions.interne;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.ValeursActe.Aide;
import fr.guichets.decisions.ValeursActe.Beneficiaire;
import fr.guichets.decisions.ValeursActe.Cofinancement;
import fr.guichets.decisions.ValeursActe.Depense;
import fr.guichets.decisions.ValeursActe.Examen;
import fr.guichets.decisions.ValeursActe.Projet;
import fr.guichets.decisions.ValeursActe.Service;
import fr.guichets.decisions.ValeursActe.Signataire;
import fr.guichets.decisions.ValeursActe.Suite;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.List;

/** A dossier that does not exist, in which every value and every condition of the vocabulary has something to show. */
public final class Exemple {

    private static final LocalDate DEPOT = LocalDate.of(2021, 6, 2);

    private Exemple() {}

    /** @param regles in force at the guichet */
    public static ValeursActe de(NatureActe nature, Service service, Reglement regles) {
        return new ValeursActe(
                regles.identite().code() + "-2021-A-0000",
                null,
                service,
                new Signataire(
                        "Camille Exemple",
                        "Secrétaire générale de la préfecture",
                        "l’arrêté du 4 janvier 2021 portant délégation de signature à Camille Exemple"),
                projet(regles),
                new Examen("2021-S1", LocalDate.of(2021, 9, 15), true),
                nature == NatureActe.REFUS ? null : aide(regles),
                nature == NatureActe.ATTRIBUTION ? null : suite(regles));
    }

    private static Projet projet(Reglement regles) {
        return new Projet(
                regles.identite().code() + "-2021-000",
                "Portail des démarches en ligne (exemple)",
                "Relation aux usagers et outils de communication",
                12,
                DEPOT,
                DEPOT.plusDays(12),
                new Beneficiaire(
                        "Communauté de communes d’Exemple", "la communauté de communes d’Exemple", "200000008"),
                List.of(
                        new Beneficiaire("Exemple", "la commune d’Exemple", "210000006"),
                        new Beneficiaire("Modèle", "la commune de Modèle", "210000014")),
                Montant.euros(15000),
                List.of(
                        new Depense("Création du portail", "Prestation", Montant.euros(12000), false),
                        new Depense("Formation des agents", "Formation", Montant.euros(3500), false),
                        new Depense("Ordinateurs", "Matériel informatique", Montant.euros(2500), true)),
                regles.assiette(),
                Montant.euros(18000),
                Montant.euros(15500),
                List.of(
                        new Cofinancement("Région", Montant.euros(2000), true),
                        new Cofinancement("DETR", Montant.euros(1000), false)),
                regles.version(),
                regles.engagementAvant(
                        DEPOT.atStartOfDay(regles.identite().fuseau()).toInstant()));
    }

    private static Aide aide(Reglement regles) {
        return new Aide(
                Montant.euros(12500),
                Methode.de(
                        regles.forfaits().isEmpty()
                                ? null
                                : regles.forfaits().get(0).montant(),
                        regles.versement()),
                LocalDate.of(2022, 12, 31),
                List.of("Le code source du portail est publié sous une licence libre."),
                regles.versement());
    }

    private static Suite suite(Reglement regles) {
        return new Suite(
                List.of("Aucun devis ni marché n’a été signé dans le délai fixé.", "Second motif, pour l’exemple."),
                regles.identite().code() + "-2021-A-0000",
                LocalDate.of(2021, 10, 4),
                LocalDate.of(2022, 2, 5),
                "le marché a été retardé (exemple).",
                Montant.euros(3750),
                Montant.euros(8750),
                Montant.euros(3750));
    }
}
