/**
 * By what words does a text say that no connection came about, or no secured one? As systems, libraries and mail programs write it, in
 * the languages that the causes know. Nothing of this tells whose fault it is. Linear: every gap is bounded.
 */

const anyOf = (signs: readonly string[]) => new RegExp(signs.join('|'), 'iu')

/** RFC 5280's reasons, as OpenSSL, Node, Java, .NET, Windows, Thunderbird and Outlook put them. */
export const certificateRefused = anyOf([
  'certificate[ _]verify[ _]failed|CERT_HAS_EXPIRED|SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS_CERT_ALTNAME|SEC_ERROR_|SSL_ERROR_BAD_CERT|0x800b01\\d\\d|0x800ccc7d(?= .{0,80}certif)|PKIX path|RemoteCertificate(?:Name|Chain)',
  '(?:certificate|\\bcert\\b).{0,60}(?:expired|(?:not|un)[ -]?trusted|invalid|not valid|not yet valid|self[ -]signed|mismatch|does(?: not|n.t) match|not match|cannot be verified|can.?t be verified|could not be verified|unknown|principal name|is valid for .{1,80}, not)',
  '(?:expired|untrusted|invalid|self[ -]signed|unable to (?:get|verify)|could not verify|cannot verify|not verify|problem with|internet security warning).{0,60}certificate|hostname mismatch|IP address mismatch',
  'zertifikat.{0,60}(?:abgelaufen|ungültig|nicht vertrau|nicht gültig|nicht überprüf|stimmt nicht|selbst ?signiert)|(?:abgelaufen|ungültig|selbst ?signiert)\\S{0,4} (?:sicherheits)?zertifikat',
  'certificat.{0,60}(?:expir|invalide|non valide|pas valide|pas fiable|pas approuvé|auto-?sign|ne correspond)|certificado.{0,60}(?:caduc|expir|venci|no (?:es )?(?:válido|valido|de confianza)|não (?:é )?(?:válido|confiável)|inválido|autofirmado|autoassinado|no coincide|não corresponde)',
  'certificato.{0,60}(?:scadut|non (?:è )?(?:valido|attendibile)|autofirmato|non corrisponde)|certificaat.{0,60}(?:verlopen|ongeldig|niet (?:geldig|vertrouwd))',
  'certyfikat.{0,60}(?:wygas|nieważn|niezaufan|nieprawidł)|сертификат.{0,60}(?:ист[её]к|недейств|не (?:является )?довер|просроч|самоподпис)',
  '证书.{0,20}(?:过期|无效|不受信任|不可信|不匹配|无法验证)|憑證.{0,20}(?:過期|無效|不受信任)|確認できない.{0,12}証明書|証明書.{0,20}(?:確認でき|期限|無効|信頼|一致しない|有効では)',
])

/** Of the server that was asked; none of a recipient's domain, which bounces tell. */
export const nameNotFound = anyOf([
  'getaddrinfo|\\bENOTFOUND\\b|EAI_AGAIN|EAI_NONAME|gaierror|UnknownHostException|NXDOMAIN|11001|0x800ccc0d|WSAHOST_NOT_FOUND|php_network_getaddresses',
  'no such host|unknown host|host (?:name )?(?:is )?(?:not found|unknown|lookup)|(?:could ?n.t|could not|can ?not|unable to|failed to) resolve (?:the )?(?:host|name|address|server|proxy|.{0,3}[\\w-]{1,63}\\.[\\w.-]{2,})|resolving timed out|unable to look ?up|failed to look ?up|name or service not known|name resolution|nodename nor servname|server (?:name )?(?:could|can) ?not be found|host .{0,80}(?:could|can) ?not be found|DNS (?:error|lookup|failure|resolution)|no address associated',
  '(?:server|host)(?:name)?.{0,80}(?:nicht gefunden|nicht aufgelöst)|(?:serveur|hôte).{0,80}(?:introuvable|pas (?:été )?trouvé|inconnu)|(?:servidor|host).{0,80}(?:no se (?:ha )?encontr|no (?:se )?pudo resolver|não (?:foi )?(?:encontrad|possível resolver)|desconocido|desconhecido)|(?:server|host).{0,80}(?:non (?:è stato )?trovato|sconosciuto|niet (?:worden )?gevonden|onbekend)',
  '(?:serwera|hosta|serwer|host).{0,60}nie (?:można )?(?:znaleź|odnalez)|nie (?:można )?(?:znaleź|odnale)\\S{0,6} (?:serwera|hosta)|(?:сервер|узел|хост).{0,60}не найден|не удалось найти (?:сервер|узел|хост)',
  '(?:找不到|无法找到|无法解析|無法解析|未知).{0,8}(?:服务器|伺服器|主机|主機|域名)|(?:サーバー?|ホスト)\\S{0,10}(?:見つかりません|見つからない|不明)',
])

/** The server answered, and they did not agree on encryption. */
export const notSecured = anyOf([
  '(?:ssl|tls|secure channel|security)\\b.{0,60}(?:handshake|negotiat).{0,40}(?:fail|error|abort|timed? ?out|could not|alert)|(?:handshake|negotiation) (?:has )?(?:failed|failure|error|aborted)|alert handshake|SSLHandshakeException|WRONG_VERSION_NUMBER|wrong version number|EPROTO\\b|no shared cipher|ssl.{0,60}unsupported protocol|unknown ssl protocol|tls.{0,30}nothing in common|tlsv1 alert|secure channel|unexpected_eof|EOF occurred in violation',
  '(?:could not|cannot|can ?not|can.t|unable to|failed to) (?:establish|create|negotiate|set ?up|start|connect|initiate).{0,30}\\b(?:ssl|tls|secure|encrypted)|\\b(?:ssl|tls)\\b.{0,20}(?:error|failed|failure)|does not support the (?:connection )?encryption type|encrypted connection (?:to .{0,60} )?(?:is not available|not available|failed)',
  '(?:ssl|tls|verschlüssel\\S{0,6}|sicheren?) .{0,60}(?:fehlgeschlagen|nicht (?:hergestellt|aufgebaut|möglich))|(?:ssl|tls|sécurisée?|segura?|sicura|protetta|beveiligde|szyfrowan\\S{0,3}).{0,60}(?:échou|impossible|fallad|falló|error|erro\\b|fallit|non (?:è stato )?(?:possibile|riuscit)|mislukt|nie (?:powiod|udał))',
  '(?:ssl|tls|защищ[её]нн).{0,60}(?:ошибк|не удал)|(?:ssl|tls|安全).{0,12}(?:失败|失敗|错误|錯誤|エラー)',
])

/** No answer, a refusal of the connection itself, or its end. */
export const notReached = anyOf([
  'ETIMEDOUT|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ESOCKET|ECONNECTION|EPIPE|WSAE\\w{3,20}|WinError 100\\d\\d|\\[?Errno (?:1006[01]|10054|110|111|113|101|104)\\b',
  'timed[ -]?out\\b|timeout (?:expired|error|occurred|while|exceeded)|did not (?:properly )?respond|not responding|no response|no answer from|no route to host|broken pipe',
  '(?:connection|connect|host|socket|machine).{0,60}(?:refused|reset|aborted|closed|dropped|interrupted|lost|terminated|timed|failed)|(?:refused|dropped|reset|closed|lost|terminated) (?:the |its )?(?:network )?connection|connection broken|unexpectedly disconnected|disconnected for inactivity|connection could (?:not )?be made|able to establish an? .{0,10}connection|open stream \\{|error connecting|transport (?:stream|connection)|connection (?:to .{0,80} )?(?:was )?(?:refused|reset|failed|closed|lost)',
  '(?:network|host|server|destination) (?:is |was |could not be |cannot be )?(?:unreachable|not reachable|reached|contacted|offline)|(?:could|can) ?(?:not|n.t) (?:be )?(?:connect|reach|contact|open connection|establish)|can.t (?:connect|reach|contact)|unable to (?:connect|reach|contact|establish|communicate|open)|failed to (?:connect|reach|establish|open)|connecting to .{0,80} failed',
  'zeitüberschreitung|zeitlimit|nicht erreich|verbindung.{0,80}(?:fehlgeschlagen|verweigert|abgelehnt|abgebrochen|unterbrochen|getrennt|zurückgesetzt|nicht (?:hergestellt|möglich|aufgebaut))|(?:keine|nicht).{0,30}verbind',
  'connexion.{0,80}(?:refusée|impossible|échou|expir|interromp|perdue|fermée|réinitialis)|délai.{0,40}(?:dépassé|expiré)|(?:impossible|pas pu|n.a pas).{0,20}(?:de )?(?:se |contacter|connect|joindre)|injoignable',
  '(?:caducado|cerrado|fall[óo]|perdido|interrumpido|encerrou|perdeu|falhou) (?:a|la) (?:conexión|conexão|ligação)|(?:conexión|conexão|ligação).{0,80}(?:rechaz|recus|fall|falh|perd|interrump|interrom|cerr|agot|expir|tiempo|tempo)|tiempo de espera|tempo (?:limite|esgotado)|no (?:se )?(?:pudo|puede|ha podido) (?:conectar|establecer|contactar)|não (?:foi possível|conseguiu|é possível) (?:se )?(?:conectar|ligar|estabelecer|contactar|contatar)',
  'connessione.{0,80}(?:rifiut|fallit|scadut|interrott|persa|chius|non riuscit)|\\btime-?out\\b(?![=:_ ]{0,3}\\d)|tempo scaduto|impossibile (?:connettersi|contattare|stabilire|raggiungere)|irraggiungibile|geen verbinding|verbinding.{0,60}(?:geweigerd|mislukt|verbroken|verloren)|onbereikbaar',
  '(?:nie można|nie udało się) (?:się )?(?:połączyć|nawiązać)|połączeni\\S{0,3}.{0,60}(?:odrzucon|przerwan|zerwan|nie powiod|nieudan|utracon)|limit czasu|upłynął|nieosiągaln',
  'соединени.{0,60}(?:отклон|прерв|разорв|не (?:удал|установ)|потер|сброш)|не (?:удал|получил)\\S{0,4} (?:под|со)\\S{0,12}|время ожидания|превышен\\S{0,2} (?:время|лимит времени|интервал)|недоступ\\S{0,3}.{0,20}сервер|сервер.{0,30}недоступ',
  '超时|逾時|(?:无法|不能|無法)(?:连接|連接|連線|访问)|连接(?:被拒绝|失败|中断|被重置)|連線(?:失敗|逾時|被拒)|タイムアウト|接続(?:できません|に失敗|が拒否|を拒否|が切断|を切断|がリセット)|サーバー?に接続でき',
])
