<?php
// As much of WordPress as the plugin calls, and what it writes for the settings on the command line (JSON).
define( 'ABSPATH', '/' );
$enqueued = array();
$actions  = array();
function get_option( $name, $default ) { $set = getenv( 'ADDRESS' ); return false === $set ? $default : $set; }
function esc_url_raw( $url, $protocols = null ) { return preg_match( '#^https?://[^\s"<>\']+$#', $url ) ? $url : ''; }
function esc_url( $url ) { return htmlspecialchars( $url, ENT_QUOTES ); }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function trailingslashit( $text ) { return rtrim( $text, '/' ) . '/'; }
function add_query_arg( $query, $url ) {
	$parts = array();
	foreach ( $query as $name => $value ) { $parts[] = '' === $value ? $name : "$name=$value"; }
	return $parts ? $url . '?' . implode( '&', $parts ) : $url;
}
function wp_enqueue_script_module( $id, $src, $deps, $version ) { global $enqueued; $enqueued[] = $src; }
function wp_register_script( ...$all ) {}
function plugins_url( $file, $of ) { return "plugins/$file"; }
function add_action( $hook, $call ) { global $actions; $actions[] = $call; }
function add_shortcode( $name, $call ) { global $shortcodes; $shortcodes[ $name ] = $call; }
function register_block_type( $name, $about ) { global $blocks; $blocks[ $name ] = $about['render_callback']; }
function register_setting( ...$all ) {}
function add_settings_field( ...$all ) {}

require dirname( __DIR__, 2 ) . '/wordpress/mina-uppgifter/mina-uppgifter.php';
foreach ( $actions as $call ) { $call(); }
mina_uppgifter_field();
echo "\n";
foreach ( array( $shortcodes['mina-uppgifter'], $blocks['mina-uppgifter/frame'] ) as $render ) {
	echo $render( json_decode( $argv[1], true ) ), "\n";
}
echo implode( ' ', array_unique( $enqueued ) );
