package fr.guichets.reglement.interne;

import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglement.Identite;
import fr.guichets.reglement.tenants.GuichetDeclare;
import fr.guichets.reglement.tenants.Reprise;
import fr.guichets.reglement.tenants.VersionDeclaree;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What files bring to what is published: nothing, versions, guichets; or what they contradict. */
@ApplicationScoped
public class ComparaisonDImport {

    /** @param derniere published before them */
    public record Nouveaute(Reglement derniere, List<VersionDeclaree> versions) {}

    /** @param creations texts of the new guichets */
    public record Lot(
            Map<CodeDepartement, Nouveaute> nouveautes,
            Map<CodeDepartement, String> creations,
            List<CodeDepartement> inchanges) {}

    @Inject
    DepotNational depot;

    @Inject
    Guichets guichets;

    @Inject
    LectureNationale national;

    @Inject
    Horloge horloge;

    /** @throws fr.guichets.reglement.tenants.TenantsInvalides naming everything that is wrong */
    public Lot comparer(Reprise reprise) {
        Map<CodeDepartement, List<VersionDeposee>> publiees =
                depot.toutes().stream().collect(Collectors.groupingBy(VersionDeposee::guichet));
        Lot lot = new Lot(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        reprise.guichets().forEach((chemin, declare) -> {
            Optional<Guichet> inscrit = guichets.parCode(declare.code());
            if (inscrit.isEmpty()) {
                creer(reprise, chemin, declare, lot);
            } else {
                completer(
                        reprise, chemin, declare, inscrit.get(), publiees.getOrDefault(declare.code(), List.of()), lot);
            }
        });
        reprise.exiger();
        return lot;
    }

    private void creer(Reprise reprise, String chemin, GuichetDeclare declare, Lot lot) {
        if (guichets.tous().stream()
                .anyMatch(guichet -> guichet.slug().equals(declare.identite().slug()))) {
            reprise.noterIdentite(chemin, "slug", "cette adresse est déjà celle d'un autre guichet");
        }
        modeles(reprise, chemin, declare);
        lot.creations().put(declare.code(), reprise.texte(chemin));
    }

    /** Notes the versions of a new guichet that do not follow the model of their day. */
    public void modeles(Reprise reprise, String chemin, GuichetDeclare declare) {
        for (int rang = 0; rang < declare.versions().size(); rang++) {
            modele(reprise, chemin, rang, declare.versions().get(rang).reglement());
        }
    }

    private void completer(
            Reprise reprise,
            String chemin,
            GuichetDeclare declare,
            Guichet inscrit,
            List<VersionDeposee> publiees,
            Lot lot) {
        if (publiees.isEmpty()) {
            reprise.noterIdentite(chemin, "code", "ce guichet n'a encore rien publié : attendez qu'il soit préparé");
            return;
        }
        Reglement derniere = publiees.get(publiees.size() - 1).reglement();
        identite(reprise, chemin, declare, inscrit, derniere.identite());
        Map<String, VersionDeposee> parNumero =
                publiees.stream().collect(Collectors.toMap(VersionDeposee::numero, Function.identity()));
        List<VersionDeclaree> nouvelles = new ArrayList<>();
        for (int rang = 0; rang < declare.versions().size(); rang++) {
            VersionDeclaree version = declare.versions().get(rang);
            VersionDeposee publiee = parNumero.remove(version.reglement().version());
            if (publiee == null) {
                date(reprise, chemin, rang, version.reglement().effet(), inscrit, derniere);
                modele(reprise, chemin, rang, version.reglement());
                nouvelles.add(version);
            } else if (!version.empreinte().equals(publiee.empreinte())
                    && !JsonReglement.complete(version.contenu(), publiee.contenu())) {
                reprise.noterVersion(
                        chemin,
                        rang,
                        "numero",
                        "la version " + publiee.numero()
                                + " est déjà publiée avec un autre contenu, et ne se réécrit pas :"
                                + " donnez un nouveau numéro à ce qui change");
            } else if (!nouvelles.isEmpty()) {
                reprise.noterVersion(
                        chemin, rang, "numero", "cette version est déjà publiée : les nouvelles viennent après elle");
            }
        }
        if (nouvelles.isEmpty()) {
            lot.inchanges().add(declare.code());
        } else if (parNumero.isEmpty()) {
            lot.nouveautes().put(declare.code(), new Nouveaute(derniere, nouvelles));
        } else {
            reprise.noterVersion(
                    chemin,
                    declare.versions().size() - nouvelles.size(),
                    "numero",
                    "le fichier ne dit pas ce qui est publié avant (" + String.join(", ", parNumero.keySet())
                            + ") : exportez d'abord le guichet, puis ajoutez cette version à la fin");
        }
    }

    private void date(Reprise reprise, String chemin, int rang, LocalDate effet, Guichet guichet, Reglement derniere) {
        LocalDate aujourdhui = horloge.aujourdhui(guichet.fuseau());
        LocalDate auPlusTot = aujourdhui.isBefore(derniere.effet()) ? derniere.effet() : aujourdhui;
        if (effet.isBefore(auPlusTot)) {
            reprise.noterVersion(
                    chemin,
                    rang,
                    "effet",
                    "une nouvelle version prend effet au plus tôt le " + auPlusTot + ", jamais dans le passé");
        }
    }

    /** What a national model forbids is not escaped by naming the one before it. */
    private void modele(Reprise reprise, String chemin, int rang, Reglement nouvelle) {
        String attendu = national.modele(nouvelle.effet()).numero();
        if (!attendu.equals(nouvelle.modele())) {
            reprise.noterVersion(
                    chemin,
                    rang,
                    "modele",
                    "ce jour-là le modèle national est le " + attendu + " : écrivez modele: " + attendu);
        }
    }

    private static void identite(
            Reprise reprise, String chemin, GuichetDeclare declare, Guichet inscrit, Identite publiee) {
        Identite recue = declare.identite();
        Map<String, Boolean> egalites = new LinkedHashMap<>();
        egalites.put("slug", recue.slug().equals(publiee.slug()));
        egalites.put("type", declare.type() == inscrit.type());
        egalites.put("nom", recue.nom().equals(publiee.nom()));
        egalites.put("complement", recue.complement().equals(publiee.complement()));
        egalites.put("intitule", recue.intitule().equals(publiee.intitule()));
        egalites.put("autorite", recue.autorite().equals(publiee.autorite()));
        egalites.put("region", declare.region().equals(inscrit.region()));
        egalites.put("fuseau", recue.fuseau().equals(publiee.fuseau()));
        egalites.put("serviceInstructeur", Objects.equals(recue.serviceInstructeur(), publiee.serviceInstructeur()));
        egalites.put("tribunal", Objects.equals(recue.tribunal(), publiee.tribunal()));
        egalites.forEach((champ, egal) -> {
            if (!egal) {
                reprise.noterIdentite(
                        chemin, champ, "l'identité d'un guichet qui existe ne se change pas en important ses règles");
            }
        });
    }
}
