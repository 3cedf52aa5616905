//! A server with its configuration, in a folder of its own under the temporary one: nothing of the
//! system is read or written but the program.

use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use xtask::deploy::{Config, HOST, Origins, ROOT};

/// Who may frame the page in these tests: something other than what is the default.
pub const FRAMED_BY: &str = "'self' https://*.host.example:8443";

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A made-up page, and a file beside it that nobody may get.
pub struct Site {
    dir: PathBuf,
}

impl Site {
    pub fn new(name: &str) -> Site {
        let dir = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("dist/assets")).unwrap();
        std::fs::write(dir.join("secret.txt"), "secret").unwrap();
        for file in [
            "index.html",
            "robots.txt",
            "sw.js",
            "assets/app.0123456789.wasm",
            "assets/app.0123456789.js",
            "assets/style.0123456789.css",
            "assets/rest.sv.0123456789.json",
            "assets/icon.0123456789.svg",
        ] {
            std::fs::write(dir.join("dist").join(file), format!("{file} itself")).unwrap();
        }
        for file in ["index.html", "assets/app.0123456789.wasm"] {
            for ending in ["br", "gz"] {
                let path = dir.join("dist").join(format!("{file}.{ending}"));
                std::fs::write(path, format!("{file} as {ending}")).unwrap();
            }
        }
        Site { dir }
    }

    /// What stands in the file at an address.
    pub fn content(&self, path: &str) -> Vec<u8> {
        let path = path.split('?').next().unwrap().trim_start_matches('/');
        let path = if path.is_empty() { "index.html" } else { path };
        std::fs::read(self.dir.join("dist").join(path)).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// A server that runs; it ends when this is dropped.
pub struct Running {
    pub server: String,
    pub port: u16,
    child: Child,
}

impl Running {
    /// Starts `server` in front of `site`; `None`, and a line that says so, if it is not there.
    pub fn start(server: &str, site: &Site) -> Option<Running> {
        let Some(program) = xtask::tools::server(server) else {
            // Not `eprintln!`, which the test harness keeps to itself.
            let how = xtask::tools::how_to_get_servers();
            let _ = writeln!(std::io::stderr(), "SKIPPED: {server} is not installed. {how}");
            return None;
        };
        let port = free_port();
        let mut command = match server {
            "nginx" => nginx(program, site, port),
            "caddy" => caddy(program, site, port),
            _ => apache(program, site, port),
        };
        let log = std::fs::File::create(site.dir.join("log")).unwrap();
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
        let child = command.spawn().unwrap();
        let mut running = Running { server: server.to_owned(), port, child };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let over = running.child.try_wait().unwrap();
            let words = || std::fs::read_to_string(site.dir.join("log")).unwrap();
            assert!(over.is_none(), "{server} ended ({over:?}): {}", words());
            assert!(start.elapsed() < PATIENCE, "{server} does not answer: {}", words());
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// The file as `deploy` writes it.
fn file(name: &str) -> String {
    let config = Config::framed_by(&Origins::parse(FRAMED_BY).unwrap());
    config.files().into_iter().find(|(found, _)| *found == name).unwrap().1
}

/// What whoever installs the file does: one line, which stands there once.
fn edit(file: &str, line: &str, new: &str) -> String {
    assert_eq!(file.matches(line).count(), 1, "{line:?} in {file}");
    file.replace(line, new)
}

fn path(site: &Site, name: &str) -> String {
    site.dir.join(name).to_str().unwrap().to_owned()
}

/// All in one process, so that ending it ends the server.
fn nginx(program: PathBuf, site: &Site, port: u16) -> Command {
    let server = file("nginx.conf");
    let server = edit(&server, "    listen 80;\n", &format!("    listen 127.0.0.1:{port};\n"));
    let server = edit(&server, &format!("root {ROOT};"), &format!("root {};", path(site, "dist")));
    std::fs::write(site.dir.join("mina-uppgifter.conf"), server).unwrap();
    let temp: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {};\n", path(site, kind)))
        .concat();
    let log = path(site, "nginx.log");
    let main = format!(
        "daemon off;\nmaster_process off;\npid {};\nerror_log {log};\nevents {{}}\n\
         http {{\n{temp}access_log off;\ninclude {};\n}}\n",
        path(site, "nginx.pid"),
        path(site, "mina-uppgifter.conf")
    );
    std::fs::write(site.dir.join("nginx.conf"), main).unwrap();
    let mut command = Command::new(program);
    command.args(["-e", &log, "-p", &path(site, ""), "-c", &path(site, "nginx.conf")]);
    command
}

fn caddy(program: PathBuf, site: &Site, port: u16) -> Command {
    let file = file("Caddyfile");
    let address = format!("http://127.0.0.1:{port} {{");
    let file = edit(&file, &format!("{HOST} {{"), &address);
    let file =
        edit(&file, &format!("root * {ROOT}\n"), &format!("root * {}\n", path(site, "dist")));
    let file = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{file}");
    std::fs::write(site.dir.join("Caddyfile"), file).unwrap();
    let mut command = Command::new(program);
    command.args(["run", "--config", &path(site, "Caddyfile"), "--adapter", "caddyfile"]);
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(name, path(site, "home"));
    }
    command
}

/// The file as `.htaccess`, with what it says that it needs and nothing more.
fn apache(program: PathBuf, site: &Site, port: u16) -> Command {
    std::fs::write(site.dir.join("dist/.htaccess"), file("apache.conf")).unwrap();
    let modules: String = ["mpm_prefork", "authz_core", "mime", "dir", "headers", "rewrite"]
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .concat();
    let dist = path(site, "dist");
    let types = path(site, "mime.types");
    // As Debian has them: a type for .gz of its own, which must not win.
    std::fs::write(&types, "application/gzip gz\ntext/css css\n").unwrap();
    let main = format!(
        "ServerRoot {}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {}\nErrorLog {}\n\
         User nobody\nGroup nogroup\n{modules}TypesConfig {types}\nDocumentRoot {dist}\n\
         <Directory {dist}>\n  AllowOverride FileInfo Indexes Options=Indexes,MultiViews\n  Require all granted\n\
         </Directory>\n",
        path(site, ""),
        path(site, "apache.pid"),
        path(site, "apache.log")
    );
    std::fs::write(site.dir.join("apache.conf"), main).unwrap();
    let mut command = Command::new(program);
    command.args(["-X", "-f", &path(site, "apache.conf")]);
    command
}
