package fr.guichets.reglement.interne;

import fr.guichets.reglement.ModelesNationaux;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A published version of the national model. */
@Entity(name = "ModeleNationalEnregistre")
@Immutable
@Table(name = "modele_version")
class ModeleEnregistre {

    @Id
    private String numero;

    private LocalDate effet;
    private String contenu;
    private String empreinte;

    @Column(name = "publie_le")
    private Instant publieLe;

    private String auteur;
    private String motif;

    protected ModeleEnregistre() {}

    ModeleEnregistre(ModelesNationaux.Version version, String contenu, String empreinte) {
        this.numero = version.numero();
        this.effet = version.effet();
        this.contenu = contenu;
        this.empreinte = empreinte;
        this.publieLe = version.publieLe();
        this.auteur = version.auteur();
        this.motif = version.motif();
    }

    String contenu() {
        return contenu;
    }
}
