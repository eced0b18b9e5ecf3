/**
 * The protocol's edge: how WildFly's OpenID Connect client is set, when it is asked, what its identity becomes, how a
 * session is opened, bound to its host and ended everywhere. Named by the web.xml of the pages and of the REST interface.
 */
package fr.guichets.acces.session;
