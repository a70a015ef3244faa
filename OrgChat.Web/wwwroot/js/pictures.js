// Pictures as phones have them: what one is, its first bytes say; one that only Apple's devices show becomes a JPEG where this browser can
// read it. Its longest side is at most what any screen shows.
const longest = 4096;
const starts = (bytes, text, at = 0) => [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

async function kindOf(file) {
  const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  return bytes[0] === 0xFF && bytes[1] === 0xD8 ? 'jpeg'
    : starts(bytes, '\x89PNG') ? 'png'
      : starts(bytes, 'GIF8') ? 'gif'
        : starts(bytes, 'WEBP', 8) ? 'webp'
          : starts(bytes, 'ftyp', 4) && /^(hei|hev|mif1|msf1)/.test(String.fromCharCode(...bytes.slice(8))) ? 'heic'
            : null;
}

// Browsers turn it the right way up while they decode.
const decode = file => createImageBitmap(file, { imageOrientation: 'from-image' }).catch(async () => {
  const image = new Image(), address = URL.createObjectURL(file);
  try {
    image.src = address;
    await image.decode();
    return image;
  } finally { URL.revokeObjectURL(address); }
});

const sizeOf = picture => [picture.naturalWidth ?? picture.width, picture.naturalHeight ?? picture.height];

// Null where this browser cannot read it.
async function toJpeg(file) {
  const picture = await decode(file).catch(() => null);
  if (!picture) return null;
  const [width, height] = sizeOf(picture);
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.9));
  return blob && new File([blob], `${file.name.replace(/\.hei[cf]$/i, '')}.jpg`, { type: 'image/jpeg' });
}

/** A file that can never pass, whatever is tried. */
export class Unfit extends Error { }

/** The file as a picture every browser shows. */
export async function asPicture(file, { heic, refused }) {
  const kind = await kindOf(file), picture = kind === 'heic' ? await toJpeg(file) : file;
  if (!kind || !picture) throw new Unfit(kind ? heic : refused);
  return picture;
}

/** The middle of a picture as a square JPEG with nothing but its pixels; null where this browser cannot read it. */
export async function asSquare(file, side) {
  const picture = await decode(file).catch(() => null);
  if (!picture) return null;
  const [width, height] = sizeOf(picture), part = Math.min(width, height);
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side }), paper = canvas.getContext('2d');
  paper.fillStyle = '#ffffff'; // Below what is transparent.
  paper.fillRect(0, 0, side, side);
  paper.imageSmoothingQuality = 'high';
  paper.drawImage(picture, (width - part) / 2, (height - part) / 2, part, part, 0, 0, side, side);
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.9));
}

const endings = /\.(jpe?g|jpe|jfif|jif|png|gif|webp|hei[cf])$/i;
export const mayBePicture = file => file.type.startsWith('image/') || !file.name.includes('.') || endings.test(file.name);
