Bonjour,

<#list paragraphes as paragraphe>
${phrase(paragraphe)}

</#list>
<#if lien??>
${phrase(libelleLien)} :
${lien}

</#if>
<#if contact??>
Une question ? ${phrase(contact)}

</#if>
--${" "}
${service}
Message envoyé automatiquement : n’y répondez pas, personne ne lirait votre réponse.
