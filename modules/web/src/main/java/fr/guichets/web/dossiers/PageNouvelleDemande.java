package fr.guichets.web.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.reglement.Guichet;
import fr.guichets.socle.AccesRefuse;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Organisation;
import fr.guichets.web.Collectivites;
import fr.guichets.web.Contexte;
import fr.guichets.web.Lecture;
import fr.guichets.web.Redirection;
import fr.guichets.web.Saisie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The threshold of a request: for whom, with what was simulated. Nothing exists before « Commencer », since an address
 * that is read must change nothing.
 */
@Named("nouvelle")
@RequestScoped
public class PageNouvelleDemande {

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Contexte contexte;

    @Inject
    private Collectivites collectivites;

    @Inject
    private Brouillons brouillons;

    private final List<Lecture.Erreur> erreurs = new ArrayList<>();

    /** Opens the draft and goes to it, or notes why it cannot be. */
    void commencer() {
        Optional<Organisation> porteur = Acteur.courant().mandats().stream()
                .map(Acteur.Mandat::organisation)
                .filter(organisation -> organisation.cle().equals(requete.getParameter("porteur")))
                .findFirst();
        if (porteur.isEmpty()) {
            erreurs.add(new Lecture.Erreur("porteur-1", "Choisissez pour quelle collectivité vous faites la demande"));
            return;
        }
        try {
            String reference = brouillons.creer(saisie(porteur.get())).reference();
            Redirection.vers(PageDemande.ADRESSE + "?numero=" + Redirection.encoder(reference) + "&etape="
                    + Etape.PORTEUR.code());
        } catch (ChampsInvalides e) {
            e.erreurs().forEach(erreur -> erreurs.add(new Lecture.Erreur("porteur-1", erreur.message())));
        } catch (AccesRefuse e) {
            erreurs.add(new Lecture.Erreur("porteur-1", e.getMessage()));
        }
    }

    private ObjectNode saisie(Organisation porteur) {
        JsonNode saisie = JsonNodeFactory.instance.objectNode();
        for (Etape etape : List.of(Etape.PROJET, Etape.DEPENSES, Etape.FINANCEMENT)) {
            saisie = LectureFormulaire.lire(etape, requete.getParameterMap()).reporter(saisie, etape);
        }
        ObjectNode complete = (ObjectNode) saisie;
        complete.putObject("porteur")
                .put("nature", porteur.nature())
                .put("code", porteur.code())
                .put("nom", porteur.nom());
        ObjectNode contact = complete.putObject("contactOperationnel").put("nom", contexte.getActeur());
        if (!Acteur.courant().courriel().isEmpty()) {
            contact.put("courriel", Acteur.courant().courriel());
        }
        return complete;
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** Organisations for which the request can be made: key to name. */
    public Map<String, String> getPorteurs() {
        Map<String, String> porteurs = new LinkedHashMap<>();
        Acteur.courant()
                .mandats()
                .forEach(mandat -> porteurs.put(mandat.organisation().cle(), contexte.designer(mandat.organisation())));
        return porteurs;
    }

    /** The one proposed: that of the simulation if she may act for it, else the one chosen in the header. */
    public String getChoisi() {
        String simule = getSaisie().collectivite().replace('-', ':');
        if (getPorteurs().containsKey(simule)) {
            return simule;
        }
        return contexte.getOrganisation() == null
                ? ""
                : contexte.getOrganisation().cle();
    }

    /** What was simulated, carried by the address through the login. */
    public Saisie getSaisie() {
        return Saisie.de(requete.getParameterMap());
    }

    /** The collectivité of the simulation when she cannot act for it, else null. */
    public String getSimuleePourUneAutre() {
        String simulee = getSaisie().collectivite();
        if (simulee.isEmpty() || getPorteurs().containsKey(simulee.replace('-', ':'))) {
            return null;
        }
        return collectivites
                .parReference(simulee, contexte.getAujourdhui().getYear())
                .map(trouvee -> trouvee.collectivite().nom())
                .orElse(null);
    }

    /** The guichet of the bearer proposed when it is not this one, else null. */
    public Guichet getAutreGuichet() {
        return collectivites
                .parReference(
                        getChoisi().replace(':', '-'), contexte.getAujourdhui().getYear())
                .map(Collectivites.Trouvee::guichet)
                .filter(guichet -> !guichet.code().equals(contexte.guichet().code()))
                .orElse(null);
    }

    /** This same threshold at the guichet of the bearer, with what was simulated. */
    public String getChezLui() {
        return contexte.adresse(getAutreGuichet()) + "dossiers/demande?nouveau&"
                + getSaisie().requete("");
    }
}
