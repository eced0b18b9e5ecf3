package fr.guichets.reglement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.referentiel.Departement;
import fr.guichets.referentiel.NatureCollectivite;
import fr.guichets.referentiel.Referentiel;
import fr.guichets.reglement.Reglement.PlafondPopulation;
import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.regles.Phrases;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.EcritureTenants;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Cle.Groupe;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prepares the creation of a guichet, from the référentiel and from rules that exist. The perimeter is the national level. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
@Reserve(Role.NATIONAL)
public class NouveauxGuichets {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** What belongs to one préfecture alone and is not taken up by another: its people, its accounts, its words. */
    private static final Set<Groupe> PROPRES = Set.of(Groupe.SERVICE, Groupe.TEXTES);

    private static final Set<String> CLES_PROPRES =
            Set.of("comite", "imputation", "contacts", "liens", "documents", "actes");

    @Inject
    Guichets guichets;

    @Inject
    Referentiel referentiel;

    @Inject
    Reglements reglements;

    @Inject
    LectureNationale national;

    @Inject
    Horloge horloge;

    /** Départements of the référentiel that have no guichet, by code. */
    public List<Ebauche.Territoire> territoires() {
        Set<CodeDepartement> inscrits =
                guichets.tous().stream().map(Guichet::code).collect(Collectors.toSet());
        return departements().stream()
                .filter(departement -> !inscrits.contains(departement.code()))
                .map(departement -> new Ebauche.Territoire(departement.code(), departement.nom()))
                .toList();
    }

    private List<Departement> departements() {
        return DepartementCourant.executerNational(referentiel::departements);
    }

    /**
     * What the screen shows first: what the référentiel knows of the département, and the rules as they would be taken up.
     *
     * @param code any valid one; names are empty for one that the référentiel does not know
     * @param copie null for the national model
     */
    public Ebauche ebaucher(CodeDepartement code, CodeDepartement copie) {
        Optional<Departement> connu = departements().stream()
                .filter(departement -> departement.code().equals(code))
                .findFirst();
        String complement =
                Prefectures.de(code).map(Prefectures.Prefecture::complement).orElse("");
        Reglement base = base(copie);
        ZoneId fuseau = connu.map(Departement::fuseau).orElse(PARIS);
        PlafondPopulation plafond = base.plafondPopulation();
        return new Ebauche(
                code,
                Guichet.Type.DEPARTEMENT,
                connu.map(Departement::slug).orElse(""),
                connu.map(Departement::nom).orElse(""),
                complement,
                complement.isEmpty() ? "" : "Préfecture " + complement,
                complement.isEmpty() ? "" : "Préfet " + complement,
                connu.map(Departement::region).orElse(""),
                fuseau,
                Prefectures.de(code).map(Prefectures.Prefecture::tribunal).orElse(null),
                copie,
                EnumSet.copyOf(base.natures()),
                plafond == null ? null : plafond.seuil(),
                plafond != null && plafond.natures().contains(NatureCollectivite.COMMUNE),
                base.enveloppe().total(),
                base.enveloppe().tranches().stream()
                        .collect(Collectors.toMap(
                                Reglement.Tranche::exercice, Reglement.Tranche::montant, Montant::plus, TreeMap::new)),
                horloge.aujourdhui(fuseau),
                "",
                null,
                null,
                null);
    }

    /**
     * The file that declares it, to be given to {@link AdministrationDesGuichets#creer}, which checks who it is.
     *
     * @throws ChampsInvalides naming every field of the screen whose rule does not hold
     */
    public String declarer(Ebauche ebauche) {
        Reglement base = base(ebauche.copie());
        Map<String, Declaration> declarations = reprises(ebauche, base);
        ajouter(
                declarations,
                "natures",
                ebauche,
                !Set.copyOf(base.natures()).equals(ebauche.natures()),
                natures(ebauche.natures()));
        ajouter(declarations, "plafondPopulation", ebauche, !memePlafond(base, ebauche), plafond(ebauche));
        ajouter(declarations, "enveloppe", ebauche, !memeEnveloppe(base, ebauche), enveloppe(ebauche));
        Guichet guichet = new Guichet(
                ebauche.code(),
                ebauche.slug(),
                "",
                ebauche.type(),
                Guichet.Etat.PREPARE,
                ebauche.nom(),
                ebauche.complement(),
                ebauche.intitule(),
                ebauche.region(),
                ebauche.fuseau());
        Reglement.Identite identite = new Reglement.Identite(
                ebauche.code(),
                ebauche.slug(),
                ebauche.nom(),
                ebauche.complement(),
                ebauche.intitule(),
                ebauche.autorite(),
                ebauche.fuseau(),
                null,
                ebauche.tribunal());
        Resolution resolution = Resolution.de(
                national.modele(ebauche.effet()),
                identite,
                ebauche.effet().getYear() + "-1",
                ebauche.effet(),
                declarations);
        if (resolution.reglement() == null) {
            throw new ChampsInvalides(resolution.erreurs().stream()
                    .map(erreur -> new ChampsInvalides.Erreur(champ(erreur), "REGLE_INVALIDE", phrase(erreur)))
                    .toList());
        }
        return EcritureTenants.guichet(
                guichet,
                List.of(new EcritureTenants.Version(resolution.reglement(), ebauche.motif())),
                national.modeles().get(0).numero());
    }

    /** Of the screen: hypothese, natures, plafond, enveloppe, or copie for a rule that it does not show. */
    private static String champ(Brouillon.Erreur erreur) {
        if (erreur.champ().startsWith("source")
                || erreur.champ().startsWith("hypothese")
                || erreur.champ().isEmpty()) {
            return "hypothese";
        }
        return switch (erreur.cle()) {
            case "natures", "enveloppe" -> erreur.cle();
            case "plafondPopulation" -> "plafond";
            default -> "copie";
        };
    }

    private static String phrase(Brouillon.Erreur erreur) {
        return Vocabulaire.cle(erreur.cle()).intitule() + "\u00a0: " + erreur.message() + ".";
    }

    private Reglement base(CodeDepartement copie) {
        LocalDate jour = horloge.aujourdhui(PARIS);
        if (copie == null) {
            return Resolution.de(national.modele(jour), null, "modele", jour, Map.of())
                    .reglement();
        }
        Guichet guichet = guichets.parCode(copie).orElseThrow(() -> new Introuvable("Aucun guichet n'a ce code."));
        return DepartementCourant.executerPour(copie, () -> reglements.enVigueur(horloge.aujourdhui(guichet.fuseau())));
    }

    /** A document of another préfecture gives nothing here: what is taken up is a hypothesis to be confirmed. */
    private Map<String, Declaration> reprises(Ebauche ebauche, Reglement base) {
        Map<String, Declaration> reprises = new LinkedHashMap<>();
        if (ebauche.copie() == null) {
            return reprises;
        }
        String raison = "règle reprise du guichet " + base.identite().complement() + ", à confirmer";
        Declarations.de(base).forEach((nom, declaration) -> {
            Cle cle = Vocabulaire.cle(nom);
            if (!PROPRES.contains(cle.groupe()) && !CLES_PROPRES.contains(nom)) {
                reprises.put(nom, new Declaration(ebauche.effet(), null, raison, null, declaration.valeur()));
            }
        });
        return reprises;
    }

    private static void ajouter(
            Map<String, Declaration> declarations, String cle, Ebauche ebauche, boolean change, JsonNode valeur) {
        if (change) {
            declarations.put(
                    cle,
                    new Declaration(
                            ebauche.effet(),
                            ebauche.document() == null
                                    ? null
                                    : new Declaration.Source(
                                            Phrases.typographie(ebauche.document()),
                                            ebauche.page() == null ? null : Phrases.typographie(ebauche.page())),
                            ebauche.hypothese(),
                            null,
                            valeur));
        }
    }

    private static boolean memePlafond(Reglement base, Ebauche ebauche) {
        PlafondPopulation plafond = base.plafondPopulation();
        if (plafond == null || ebauche.plafond() == null) {
            return plafond == null && ebauche.plafond() == null;
        }
        return plafond.seuil() == ebauche.plafond()
                && plafond.natures().contains(NatureCollectivite.COMMUNE) == ebauche.plafondPourTous();
    }

    private static boolean memeEnveloppe(Reglement base, Ebauche ebauche) {
        Map<Integer, Montant> tranches = base.enveloppe().tranches().stream()
                .collect(Collectors.toMap(Reglement.Tranche::exercice, Reglement.Tranche::montant));
        return Objects.equals(base.enveloppe().total(), ebauche.enveloppe()) && tranches.equals(ebauche.tranches());
    }

    private static JsonNode natures(Set<NatureCollectivite> natures) {
        return noms(natures.stream().sorted().toList());
    }

    private static ArrayNode noms(List<NatureCollectivite> natures) {
        ArrayNode noms = JSON.arrayNode();
        natures.forEach(nature -> noms.add(nature.name()));
        return noms;
    }

    private static JsonNode plafond(Ebauche ebauche) {
        if (ebauche.plafond() == null) {
            return JSON.nullNode();
        }
        ObjectNode plafond = JSON.objectNode().put("seuil", ebauche.plafond()).put("strict", true);
        plafond.set("natures", noms(ebauche.naturesPlafonnees()));
        return plafond;
    }

    private static JsonNode enveloppe(Ebauche ebauche) {
        ObjectNode enveloppe =
                JSON.objectNode().put("total", ebauche.enveloppe().enEuros());
        ArrayNode tranches = enveloppe.putArray("tranches");
        new TreeMap<>(ebauche.tranches())
                .forEach((exercice, montant) ->
                        tranches.addObject().put("exercice", exercice).put("montant", montant.enEuros()));
        return enveloppe;
    }
}
